package dev.sluice.kustomize.document;

/// Reads scalars in quotes.
final class QuotedScanner {

    private static final String ESCAPES = "0abt\tnvfre \"'\\N_LP";
    private static final String MEANINGS =
            "\0\u0007\b\t\t\n\u000B\f\r\u001B \"'\\\u0085\u00A0\u2028\u2029";

    private final Characters characters;
    private final char quote;
    private final Folding folding;

    QuotedScanner(Characters characters) {
        this.characters = characters;
        this.quote = (char) characters.at(0);
        this.folding = new Folding(characters);
    }

    Token scan() throws MalformedDocument {
        var start = characters.mark();
        characters.skip();
        while (true) {
            if (characters.isBoundary('-') || characters.isBoundary('.')) {
                throw new MalformedDocument("found unexpected document indicator");
            }
            if (characters.isEnd()) {
                throw new MalformedDocument("found unexpected end of stream");
            }
            var isBroken = word();
            if (characters.is(quote)) {
                break;
            }
            folding.join(folding.gap(isBroken, 0));
        }
        characters.skip();
        var style = quote == '\'' ? Node.Style.SINGLE_QUOTED : Node.Style.DOUBLE_QUOTED;
        return Token.scalar(folding.text().toString(), style, start, characters.mark());
    }

    /// Reads up to a space or the end; tells whether the line ended with a backslash.
    private boolean word() throws MalformedDocument {
        while (!characters.isGap(0)) {
            if (quote == '\'' && characters.is('\'') && characters.at(1) == '\'') {
                folding.text().append('\'');
                characters.skip(2);
            } else if (characters.is(quote)) {
                return false;
            } else if (quote == '"' && characters.is('\\')) {
                if (characters.isBreak(1)) {
                    characters.skip();
                    characters.skipLine();
                    return true;
                }
                escape();
            } else {
                characters.read(folding.text());
            }
        }
        return false;
    }

    private void escape() throws MalformedDocument {
        var sign = characters.at(1);
        var meaning = ESCAPES.indexOf(sign);
        characters.skip(2);
        if (meaning >= 0) {
            folding.text().append(MEANINGS.charAt(meaning));
            return;
        }
        folding.text()
                .appendCodePoint(
                        switch (sign) {
                            case 'x' -> number(2);
                            case 'u' -> number(4);
                            case 'U' -> number(8);
                            default ->
                                    throw new MalformedDocument("found unknown escape character");
                        });
    }

    private int number(int length) throws MalformedDocument {
        var number = 0L;
        for (var i = 0; i < length; i++) {
            var digit = Character.digit(characters.at(0), 16);
            if (digit < 0 || characters.at(0) > 'f') {
                throw new MalformedDocument("did not find expected hexdecimal number");
            }
            number = number * 16 + digit;
            characters.skip();
        }
        if ((number >= 0xD800 && number <= 0xDFFF) || number > 0x10FFFF) {
            throw new MalformedDocument("found invalid Unicode character escape code");
        }
        return (int) number;
    }
}
