package dev.sluice.log;

/// Calls into the code of others, whose bugs must not stop the log.
final class Calls {

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private Calls() {}

    /// A bug in a listener is logged with its trace; the next record still arrives.
    static void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "failure in a call " + what, e);
        }
    }
}
