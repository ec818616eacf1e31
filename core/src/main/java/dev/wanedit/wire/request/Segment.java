package dev.wanedit.wire.request;

/** A part of a document: handed out once, piece by piece, its length known before. */
interface Segment {

    /** Bytes in all. */
    long length();

    /** The next bytes; empty at the end. */
    byte[] next();

    /** Lets go of what it reads from. */
    void close();
}
