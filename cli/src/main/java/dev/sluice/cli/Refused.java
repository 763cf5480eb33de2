package dev.sluice.cli;

/// Ends the command `template` with a sentence for the user.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    Refused(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
