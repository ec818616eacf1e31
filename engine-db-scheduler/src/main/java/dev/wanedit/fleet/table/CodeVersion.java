package dev.wanedit.fleet.table;

/**
 * What a version of the code can use. Nodes of two versions may run side by side, so each knows what it must leave alone.
 *
 * @param tables the version of the fleet's tables
 * @param format the newest format of documents that it can read, and the one that it writes
 */
public record CodeVersion(int tables, int format) {

    /** That of this code. */
    public static final CodeVersion THIS = new CodeVersion(1, JobDocuments.FORMAT);
}
