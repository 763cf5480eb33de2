package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Remarks;

/// Comments that wait until they can be written. Each node adds its own when its turn comes, and
/// what was not written by then stays (`yaml_emitter_analyze_event` of go-yaml 3).
final class PendingRemarks {

    private final Sheet sheet;
    private String head = "";
    private String line = "";
    private String foot = "";

    /// Below the key before.
    private String tail = "";

    /// Beside a key whose value is on the lines below.
    private String keyLine = "";

    PendingRemarks(Sheet sheet) {
        this.sheet = sheet;
    }

    void add(Remarks remarks, String behindLastKey) {
        head = remarks.head().isEmpty() ? head : remarks.head();
        line = remarks.line().isEmpty() ? line : remarks.line();
        foot = remarks.foot().isEmpty() ? foot : remarks.foot();
        tail = behindLastKey.isEmpty() ? tail : behindLastKey;
    }

    boolean hasHead() {
        return !head.isEmpty();
    }

    /// Whether something follows on the line of a value or below it.
    boolean follows() {
        return !(line + foot + tail).isEmpty();
    }

    /// Whether something stands between the last value and the end of a mapping.
    boolean closes() {
        return !(head + foot + tail).isEmpty();
    }

    void writeHead() {
        if (!tail.isEmpty()) {
            sheet.beginLine();
            write(tail);
            tail = "";
            sheet.wroteFoot();
        }
        if (!head.isEmpty()) {
            sheet.beginLine();
            write(head);
            head = "";
        }
    }

    void writeLine() {
        if (!line.isEmpty()) {
            sheet.space();
            write(line);
            line = "";
        }
    }

    /// Writes what stands behind the sign of a literal, and ends the line in any case.
    void endLine() {
        if (line.isEmpty()) {
            sheet.endLine();
        } else {
            writeLine();
        }
    }

    void writeFoot() {
        if (!foot.isEmpty()) {
            sheet.beginLine();
            write(foot);
            foot = "";
            sheet.wroteFoot();
        }
    }

    /// Keeps what stands beside a key until its value is known.
    void saveLineOfKey() {
        if (!line.isEmpty()) {
            keyLine = line;
            line = "";
        }
    }

    /// A single value follows its key and takes its comment over, unless it has one.
    void handLineOfKeyOver() {
        if (line.isEmpty()) {
            line = keyLine;
            keyLine = "";
        }
    }

    /// A block follows its key: the comment stands before it.
    void writeLineOfKey() {
        if (!keyLine.isEmpty()) {
            var later = line;
            line = keyLine;
            writeLine();
            keyLine = "";
            line = later;
        }
    }

    private void write(String comment) {
        var isBroken = false;
        var isMarked = false;
        for (var sign : comment.codePoints().toArray()) {
            if (Characters.isBreakSign(sign)) {
                sheet.lineBreak(sign);
                isBroken = true;
                isMarked = false;
            } else {
                if (isBroken) {
                    sheet.beginLine();
                }
                if (!isMarked && sign != '#') {
                    sheet.write('#');
                    sheet.write(' ');
                }
                isMarked = true;
                sheet.write(sign);
                sheet.wroteText();
                isBroken = false;
            }
        }
        if (!isBroken) {
            sheet.endLine();
        }
        sheet.wrote(true);
    }
}
