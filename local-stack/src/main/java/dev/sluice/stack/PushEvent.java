package dev.sluice.stack;

import java.net.URI;
import java.util.List;
import org.eclipse.jgit.transport.ReceiveCommand;

/// One ref that a push moved, in the words of GitHub's `push` event.
record PushEvent(
        String repository, URI cloneUrl, String ref, String before, String after, String kind) {

    /// One event for each ref that moved.
    static List<PushEvent> of(String repository, URI cloneUrl, List<ReceiveCommand> commands) {
        return commands.stream()
                .map(
                        command ->
                                new PushEvent(
                                        repository,
                                        cloneUrl,
                                        command.getRefName(),
                                        command.getOldId().name(),
                                        command.getNewId().name(),
                                        command.getType().name()))
                .toList();
    }

    String json() {
        var name = repository.substring(repository.lastIndexOf('/') + 1);
        var page = cloneUrl.toString().replaceFirst("\\.git$", "");
        return """
        {
          "ref": %s,
          "before": "%s",
          "after": "%s",
          "created": %s,
          "deleted": %s,
          "forced": %s,
          "repository": {
            "name": %s,
            "full_name": %s,
            "private": false,
            "html_url": %s,
            "url": %s,
            "clone_url": %s,
            "default_branch": "main"
          },
          "pusher": {"name": "local"},
          "sender": {"login": "local"}
        }
        """
                .formatted(
                        quoted(ref),
                        before,
                        after,
                        kind.equals("CREATE"),
                        kind.equals("DELETE"),
                        kind.equals("UPDATE_NONFASTFORWARD"),
                        quoted(name),
                        quoted(repository),
                        quoted(page),
                        quoted(page),
                        quoted(cloneUrl.toString()));
    }

    // A ref may hold a quotation mark or any letter, but never a control character or a backslash.
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
