/** Sends the POST of a job once; see {@link dev.wanedit.engine.submit.SubmitOnce} for the only two cases of a second one. */
@NullMarked
package dev.wanedit.engine.submit;

import org.jspecify.annotations.NullMarked;
