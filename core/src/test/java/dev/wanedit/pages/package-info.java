/** Rules about the pages for readers: links, languages, and snippets that a test runs. */
@NullMarked
package dev.wanedit.pages;

import org.jspecify.annotations.NullMarked;
