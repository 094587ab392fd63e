package io.piloted.tck.server;

/** The host that runs servers as child processes of this JVM, on {@link Jdk#home}. */
record Machine() implements Host {

    @Override
    public ProcessBuilder starting(ProcessBuilder command, Site site) {
        command.environment().put("JAVA_HOME", Jdk.home().toString());
        return command;
    }

    /** Does nothing, because child processes are ended by their handles. */
    @Override
    public void clear(Site site) {}
}
