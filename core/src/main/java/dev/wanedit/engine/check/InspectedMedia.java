package dev.wanedit.engine.check;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFindings;
import org.jspecify.annotations.Nullable;

/**
 * The result of the check of a job's media.
 *
 * @param findings the rules that they break or may break
 * @param clip the facts of the video; null if it could not be read
 */
record InspectedMedia(MediaFindings findings, @Nullable MediaFacts clip) {

    static final InspectedMedia NOTHING = new InspectedMedia(MediaFindings.NONE, null);
}
