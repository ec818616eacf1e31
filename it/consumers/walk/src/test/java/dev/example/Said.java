package dev.example;

/**
 * How a program ended.
 *
 * @param exitCode as a shell sees it
 * @param text what was printed, also on standard error
 */
record Said(int exitCode, String text) {}
