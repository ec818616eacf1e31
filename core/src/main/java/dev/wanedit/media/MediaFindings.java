package dev.wanedit.media;

import dev.wanedit.error.Violation;
import dev.wanedit.settings.Preflight;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a look into media found.
 *
 * @param violations rules that are surely broken
 * @param doubts rules that are perhaps broken: a value just beyond its limit, or one that could not be read
 */
public record MediaFindings(List<Violation> violations, List<Violation> doubts) {

    /** Nothing to say. */
    public static final MediaFindings NONE = new MediaFindings(List.of(), List.of());

    public MediaFindings {
        violations = List.copyOf(violations);
        doubts = List.copyOf(doubts);
    }

    /** What the level makes of them: with {@link Preflight#STRICT} a doubt is a violation, with OFF nothing is. */
    public MediaFindings at(Preflight level) {
        return switch (level) {
            case STRICT ->
                new MediaFindings(
                        Stream.concat(violations.stream(), doubts.stream()).toList(), List.of());
            case WARN -> this;
            case OFF -> NONE;
        };
    }

    /** Both, these first. */
    public MediaFindings and(MediaFindings more) {
        return new MediaFindings(
                Stream.concat(violations.stream(), more.violations.stream()).toList(),
                Stream.concat(doubts.stream(), more.doubts.stream()).toList());
    }
}
