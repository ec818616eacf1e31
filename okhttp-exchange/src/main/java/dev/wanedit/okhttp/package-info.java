/**
 * What the adapters over OkHttp share: its settings, the life of an exchange, uploads and downloads. Internal to wanedit's
 * adapters; it may change with any version.
 */
@NullMarked
package dev.wanedit.okhttp;

import org.jspecify.annotations.NullMarked;
