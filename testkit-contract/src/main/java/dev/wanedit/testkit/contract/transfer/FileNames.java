package dev.wanedit.testkit.contract.transfer;

import java.nio.charset.Charset;

/** Which names the files of this system can have, for the sources of tests: a name that no file can have is left out. */
public final class FileNames {

    private FileNames() {}

    /** False for a name outside the characters of the system's locale, such as a Chinese one where that is plain ASCII. */
    public static boolean isPossible(String name) {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                .newEncoder()
                .canEncode(name);
    }
}
