package dev.sluice.helm.template;

/// Tokens with three of look-ahead.
final class Tokens {

    private final Lexer lexer;
    private final Token[] ahead = new Token[3];
    private int waiting;

    Tokens(String text) {
        this.lexer = new Lexer(text);
        this.ahead[0] = new Token(TokenType.EOF, 0, "", 0);
    }

    Token next() {
        if (waiting > 0) {
            waiting--;
        } else {
            ahead[0] = lexer.next();
        }
        return ahead[waiting];
    }

    Token peek() {
        var token = next();
        backUp();
        return token;
    }

    void backUp() {
        waiting++;
    }

    /// Puts this token before the one that was read last.
    void backUp(Token before) {
        ahead[1] = before;
        waiting = 2;
    }

    /// Puts these tokens before the one that was read last.
    void backUp(Token first, Token second) {
        ahead[2] = first;
        ahead[1] = second;
        waiting = 3;
    }

    Token nextNonSpace() {
        while (true) {
            var token = next();
            if (token.type() != TokenType.SPACE) {
                return token;
            }
        }
    }

    Token peekNonSpace() {
        var token = nextNonSpace();
        backUp();
        return token;
    }

    /// The line that was read last, for errors.
    int line() {
        return ahead[0].line();
    }
}
