package dev.sluice.kustomize.document;

import java.util.ArrayDeque;
import java.util.Deque;

/// Where keys may have begun, in each of the brackets and braces that are open: a colon on the same
/// line tells.
final class SimpleKeys {

    private static final int LONGEST = 1024;

    /// A place where a key may have begun.
    ///
    /// @param number the number of its token
    /// @param isRequired whether nothing but a key can stand there
    record Candidate(boolean isPossible, boolean isRequired, int number, Mark mark) {}

    private static final Candidate NONE = new Candidate(false, false, 0, Mark.START);

    private final Deque<Candidate> levels = new ArrayDeque<>();

    SimpleKeys() {
        levels.push(NONE);
    }

    void open() {
        levels.push(NONE);
    }

    void close() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    void save(Candidate candidate) throws MalformedDocument {
        remove();
        replace(candidate);
    }

    Candidate last() {
        return levels.getFirst();
    }

    /// Gives up that there was a key.
    void remove() throws MalformedDocument {
        if (last().isPossible() && last().isRequired()) {
            throw missingColon();
        }
        replace(NONE);
    }

    void found() {
        replace(NONE);
    }

    /// Whether a token may still turn out to begin a key.
    boolean mayBegin(int number, Mark here) throws MalformedDocument {
        for (var candidate : levels) {
            if (candidate.isPossible() && candidate.number() == number) {
                return isNear(candidate, here);
            }
        }
        return false;
    }

    /// Whether a colon here makes a key of the last candidate.
    boolean isKeyBefore(Mark here) throws MalformedDocument {
        var isNear = last().isPossible() && isNear(last(), here);
        if (!isNear) {
            replace(NONE);
        }
        return isNear;
    }

    private static boolean isNear(Candidate candidate, Mark here) throws MalformedDocument {
        var isFar =
                candidate.mark().line() < here.line()
                        || candidate.mark().index() + LONGEST < here.index();
        if (isFar && candidate.isRequired()) {
            throw missingColon();
        }
        return !isFar;
    }

    private static MalformedDocument missingColon() {
        return new MalformedDocument("could not find expected ':'");
    }

    private void replace(Candidate candidate) {
        levels.pop();
        levels.push(candidate);
    }
}
