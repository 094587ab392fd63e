package io.piloted.tck.server;

/** This machine: servers are children of this JVM and run on {@link Jdk#home}. */
record Machine() implements Host {

    @Override
    public ProcessBuilder starting(ProcessBuilder command, Site site) {
        command.environment().put("JAVA_HOME", Jdk.home().toString());
        return command;
    }

    /** Nothing: children are ended by their handles. */
    @Override
    public void clear(Site site) {}
}
