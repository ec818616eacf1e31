@org.jspecify.annotations.NullMarked
package dev.wanedit.language;
