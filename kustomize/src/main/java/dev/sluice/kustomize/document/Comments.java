package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Comment.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The comments of a text in the order in which they were found, those that wait for their tokens
/// last.
final class Comments {

    private final List<Comment> all = new ArrayList<>();
    private int next;

    void add(Comment comment) {
        all.add(comment);
    }

    @Nullable Comment last() {
        return all.isEmpty() ? null : all.getLast();
    }

    /// The next that belongs to a token or to what stands before it; null if none does.
    @Nullable Comment take(Token token) {
        if (next == all.size() || token.start().index() < all.get(next).token().index()) {
            return null;
        }
        var comment = all.get(next);
        // What stands above the end of a block belongs to what follows.
        if (comment.role() == Role.HEAD && token.kind() == Token.Kind.BLOCK_END) {
            return null;
        }
        next++;
        return comment;
    }

    /// Where a block ends: before comments that were found since and are not indented as it is.
    Mark endOfBlock(Mark block, int indent) {
        var end = block;
        var stop = block.index();
        for (var i = all.size() - 1; i >= 0; i--) {
            var comment = all.get(i);
            if (comment.end().index() < stop) {
                break;
            }
            if (comment.start().column() == indent + 1) {
                end = comment.start();
            }
            stop = comment.scan().index();
        }
        return end;
    }
}
