package dev.wanedit.engine.check;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFindings;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a job's media gave.
 *
 * @param findings the rules that they break or perhaps break
 * @param clip what the video's headers tell; null if nobody could look
 */
record InspectedMedia(MediaFindings findings, @Nullable MediaFacts clip) {

    static final InspectedMedia NOTHING = new InspectedMedia(MediaFindings.NONE, null);
}
