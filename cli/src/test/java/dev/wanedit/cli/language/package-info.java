@org.jspecify.annotations.NullMarked
package dev.wanedit.cli.language;
