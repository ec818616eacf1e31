/**
 * What an application imports first: the client in three forms, and its builder. Jobs and what an application gets of them
 * ({@code SubmittedJob}, {@code RunningJob}, {@code EditedVideo}) are in {@link dev.wanedit.job}.
 */
@NullMarked
package dev.wanedit;

import org.jspecify.annotations.NullMarked;
