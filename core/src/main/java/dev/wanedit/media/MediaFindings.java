package dev.wanedit.media;

import dev.wanedit.error.Violation;
import dev.wanedit.settings.Preflight;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a check of media.
 *
 * @param violations rules that are certainly broken
 * @param doubts rules that may be broken: a value just beyond its limit, or one that could not be read
 */
public record MediaFindings(List<Violation> violations, List<Violation> doubts) {

    /** No violation and no doubt. */
    public static final MediaFindings NONE = new MediaFindings(List.of(), List.of());

    public MediaFindings {
        violations = List.copyOf(violations);
        doubts = List.copyOf(doubts);
    }

    /**
     * The findings at this level: with {@link Preflight#STRICT} a doubt is a violation, with OFF there are no findings.
     */
    public MediaFindings at(Preflight level) {
        return switch (level) {
            case STRICT ->
                new MediaFindings(
                        Stream.concat(violations.stream(), doubts.stream()).toList(), List.of());
            case WARN -> this;
            case OFF -> NONE;
        };
    }

    /** These findings, then the given ones. */
    public MediaFindings and(MediaFindings more) {
        return new MediaFindings(
                Stream.concat(violations.stream(), more.violations.stream()).toList(),
                Stream.concat(doubts.stream(), more.doubts.stream()).toList());
    }
}
