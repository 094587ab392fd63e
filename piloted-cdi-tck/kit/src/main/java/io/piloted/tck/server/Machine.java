package io.piloted.tck.server;

/** This machine: servers are children of this JVM and run on its JDK, unless the environment names another. */
record Machine() implements Host {

    @Override
    public ProcessBuilder starting(ProcessBuilder command, Site site) {
        command.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        return command;
    }

    /** Nothing: children are ended by their handles. */
    @Override
    public void clear(Site site) {}
}
