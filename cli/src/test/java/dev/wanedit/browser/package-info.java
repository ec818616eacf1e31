/** A real browser for tests of pages: a headless Chromium, driven over its DevTools protocol. */
@NullMarked
package dev.wanedit.browser;

import org.jspecify.annotations.NullMarked;
