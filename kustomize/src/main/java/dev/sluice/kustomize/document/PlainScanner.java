package dev.sluice.kustomize.document;

/// Reads scalars without quotes.
final class PlainScanner {

    private final Characters characters;
    private final int indent;
    private final boolean inFlow;
    private final Folding folding;
    private boolean isBroken;
    private Mark end;

    /// @param indent the column that further lines reach at least
    PlainScanner(Characters characters, int indent, boolean inFlow) {
        this.characters = characters;
        this.indent = indent;
        this.inFlow = inFlow;
        this.folding = new Folding(characters);
        this.end = characters.mark();
    }

    Token scan() throws MalformedDocument {
        var start = characters.mark();
        while (!characters.isBoundary('-') && !characters.isBoundary('.') && !characters.is('#')) {
            word();
            if (!characters.isBlank(0) && !characters.isBreak(0)) {
                break;
            }
            isBroken = folding.gap(isBroken, indent);
            if (!inFlow && characters.column() < indent) {
                break;
            }
        }
        return Token.scalar(folding.text().toString(), Node.Style.DEFAULT, start, end);
    }

    /// Whether it ended behind a line break, where a key may begin.
    boolean endsLine() {
        return isBroken;
    }

    private void word() {
        while (!characters.isGap(0) && !endsHere()) {
            if (isBroken || folding.hasSpaces()) {
                folding.join(isBroken);
                isBroken = false;
            }
            characters.read(folding.text());
            end = characters.mark();
        }
    }

    private boolean endsHere() {
        return (characters.is(':') && characters.isGap(1))
                || (inFlow && ",?[]{}".indexOf(characters.at(0)) >= 0);
    }
}
