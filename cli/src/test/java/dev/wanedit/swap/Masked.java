package dev.wanedit.swap;

/** Texts without what is new in each run: ports, and names that are drawn by lot. */
final class Masked {

    private static final String PORT = "(127\\.0\\.0\\.1|localhost):\\d+";
    private static final String DRAWN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** What a fake signs, with a key of its own: an upload policy, and the signature over it. */
    private static final String POLICY = "^eyJ[\\w+/=]+$";

    private static final String SIGNATURE = "^[\\w+/]{27}=$";

    private Masked() {}

    static String text(String text) {
        return text.replaceAll(PORT, "$1:PORT")
                .replaceAll(DRAWN, "DRAWN")
                .replaceAll(POLICY, "POLICY")
                .replaceAll(SIGNATURE, "SIGNATURE");
    }
}
