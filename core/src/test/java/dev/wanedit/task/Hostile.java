package dev.wanedit.task;

import java.util.List;
import java.util.Random;

/** Texts that do harm where they are shown as they are. */
public final class Hostile {

    /** One of each kind that terminals, logs and readers fall for. */
    public static final List<String> PARTS = List.of(
            "\u001b[31mred",
            "\u001b]0;title\u0007",
            "\u009b2J",
            "\u0000",
            "\u0007",
            "\r\n2026-01-01 INFO forged",
            "\n",
            "\t",
            "\u0085",
            "\u202egpj.exe",
            "\u2066x\u2069",
            "\u2028line",
            "\u2029paragraph",
            "\ufeff",
            "\ud800",
            "\udc00",
            "\u200b",
            "\u00ad",
            "\udb40\udc01",
            "\ufffe",
            "\ufdd0");

    private Hostile() {}

    /** A text of some of them, with plain words between. */
    public static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append("w").append(random.nextInt(100)).append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    /** Written without the code under test: what is in none of these classes may be shown. */
    public static boolean isRaw(int codePoint) {
        return codePoint < 0x20
                || (codePoint >= 0x7f && codePoint < 0xa0)
                || codePoint == 0xad
                || (codePoint >= 0x200b && codePoint <= 0x200f)
                || (codePoint >= 0x2028 && codePoint <= 0x202e)
                || (codePoint >= 0x2060 && codePoint <= 0x206f)
                || (codePoint >= 0xd800 && codePoint <= 0xdfff)
                || codePoint == 0xfeff
                || (codePoint >= 0xfdd0 && codePoint <= 0xfdef)
                || (codePoint & 0xfffe) == 0xfffe
                || (codePoint >= 0xe0000 && codePoint <= 0xe007f);
    }
}
