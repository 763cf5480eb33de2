package dev.sluice.kustomize.document;

/// Text in quotes or without them while it is read over several lines: breaks between them become
/// spaces.
final class Folding {

    private final Characters characters;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder spaces = new StringBuilder();
    private final StringBuilder firstBreak = new StringBuilder();
    private final StringBuilder moreBreaks = new StringBuilder();

    Folding(Characters characters) {
        this.characters = characters;
    }

    StringBuilder text() {
        return text;
    }

    boolean hasSpaces() {
        return !spaces.isEmpty();
    }

    /// Reads spaces and line breaks.
    ///
    /// @param isBroken whether a line ended already
    /// @param tabsFrom the column from which a line may begin with tabs
    /// @return whether a line ended
    boolean gap(boolean isBroken, int tabsFrom) throws MalformedDocument {
        var broken = isBroken;
        while (characters.isBlank(0) || characters.isBreak(0)) {
            if (characters.isBlank(0)) {
                if (broken && characters.column() < tabsFrom && characters.is('\t')) {
                    throw new MalformedDocument("found a tab character that violates indentation");
                }
                blank(broken);
            } else if (broken) {
                characters.readLine(moreBreaks);
            } else {
                spaces.setLength(0);
                characters.readLine(firstBreak);
                broken = true;
            }
        }
        return broken;
    }

    private void blank(boolean isBroken) {
        if (isBroken) {
            characters.skip();
        } else {
            characters.read(spaces);
        }
    }

    /// Adds what was read between two words.
    void join(boolean isBroken) {
        if (!isBroken) {
            text.append(spaces);
            spaces.setLength(0);
            return;
        }
        if (!firstBreak.isEmpty() && firstBreak.charAt(0) == '\n') {
            text.append(moreBreaks.isEmpty() ? " " : moreBreaks);
        } else {
            text.append(firstBreak).append(moreBreaks);
        }
        firstBreak.setLength(0);
        moreBreaks.setLength(0);
    }
}
