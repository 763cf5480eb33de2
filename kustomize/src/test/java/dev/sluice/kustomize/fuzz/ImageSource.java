package dev.sluice.kustomize.fuzz;

/// Writes `images` and `replicas`.
final class ImageSource {

    private final Choice choice;
    private final ObjectSource objects;

    ImageSource(Choice choice, ObjectSource objects) {
        this.choice = choice;
        this.objects = objects;
    }

    void write(boolean hasAnchors, StringBuilder text) {
        if (choice.oneIn(3)) {
            text.append("images:\n- name: ")
                    .append(
                            choice.of(
                                    "nginx",
                                    "redis",
                                    "registry.example.com:5000/team/app",
                                    "\".*\"",
                                    "app"))
                    .append('\n')
                    .append(
                            choice.of(
                                    "  newTag: v9\n",
                                    "  newName: other\n",
                                    "  digest: sha256:123\n",
                                    "  newName: r.io/x\n  newTag: \"2\"\n",
                                    "  tagSuffix: -x\n"));
        }
        if (hasAnchors && choice.oneIn(6)) {
            text.append("replicas:\n- name: ")
                    .append(choice.oneIn(60) ? objects.name() : "anchor")
                    .append("\n  count: 4\n");
        }
    }
}
