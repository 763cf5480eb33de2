package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The objects while replacements change them in place, one after the other.
final class Workspace {

    /// One object; its draft is made when it is first asked for.
    static final class Piece {

        private Resource resource;
        private @Nullable Draft draft;
        private boolean isChanged;

        private Piece(Resource resource) {
            this.resource = resource;
        }

        Draft draft() {
            var made = draft == null ? Draft.of(resource.content()) : draft;
            draft = made;
            return made;
        }

        /// Notes that the draft is no longer what the resource is.
        void changed() {
            isChanged = true;
        }

        Resource resource() {
            if (isChanged && draft().node() instanceof Mapping content) {
                resource = resource.withContent(content);
                isChanged = false;
            }
            return resource;
        }
    }

    private final List<Piece> pieces;

    Workspace(Resources resources) {
        pieces = resources.all().stream().map(Piece::new).toList();
    }

    List<Piece> pieces() {
        return pieces;
    }

    Resources resources() {
        return new Resources(pieces.stream().map(Piece::resource).toList());
    }
}
