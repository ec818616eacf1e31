package dev.wanedit.wire.request;

/** A part of a document. It is read once, piece by piece, and its length is known from the start. */
interface Segment {

    /** Total length in bytes. */
    long length();

    /** The next bytes; empty at the end. */
    byte[] next();

    /** Closes the file that it reads from, if any. */
    void close();
}
