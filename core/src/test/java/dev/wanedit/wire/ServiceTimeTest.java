package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTimeTest {

    private static final int ROUNDS = 20_000;
    private static final String CHANGES = "0123456789-: .,T+Z٣";

    @Test
    void plain_whenDocumented_isReadWithoutTheFormatter() {
        assertThat(ServiceTime.plain("2026-04-01 15:17:14.171"))
                .isEqualTo(LocalDateTime.of(2026, 4, 1, 15, 17, 14, 171_000_000));
        assertThat(ServiceTime.plain("2026-04-01 15:17:14")).isEqualTo(LocalDateTime.of(2026, 4, 1, 15, 17, 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 15:17:14.171",
                "2024-02-29 00:00:00",
                "2026-01-31 23:59:59.999999999",
                "0000-01-01 00:00:00",
                "2026-04-01 24:00:00",
                "2026-04-01 15:17:60",
                "2026-04-01 15:17:14.",
                "2026-13-01 15:17:14",
                "2026-04-00 15:17:14",
                "2026-04-01T15:17:14",
                "2026-04-01 15:17:14.1234567890",
                "2026-04-01 15:17:14.171+08:00",
                "12026-04-01 15:17:14",
                "-026-04-01 15:17:14",
                "２026-04-01 15:17:14",
                ""
            })
    void read_whenOdd_isWhatTheFormatterReads(String text) {
        LocalDateTime formatted = ServiceTime.formatted(text);

        assertThat(ServiceTime.read(text, ZoneOffset.UTC))
                .isEqualTo(formatted == null ? null : formatted.toInstant(ZoneOffset.UTC));
    }

    @Test
    void plain_whenTheTextIsChangedAtRandom_readsNothingThatTheFormatterReadsOtherwise() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = changed(text(random), random);
            LocalDateTime plain = ServiceTime.plain(text);
            if (plain != null) {
                read++;
                assertThat(plain).as("%s, seed %d", text, seed).isEqualTo(ServiceTime.formatted(text));
            }
        }
        assertThat(read).as("seed %d", seed).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void read_whenTheClocksGoForward_isWhatTheFormatterAndTheZoneSay() {
        ZoneId zone = ZoneId.of("Europe/Berlin");

        assertThat(ServiceTime.read("2026-03-28 02:30:00.5", zone)).hasToString("2026-03-28T01:30:00.500Z");
        assertThat(ServiceTime.read("2026-10-25 02:30:00", zone)).hasToString("2026-10-25T00:30:00Z");
    }

    private static String text(Random random) {
        String fraction = "123456789".substring(0, random.nextInt(10));
        return String.format(
                "%04d-%02d-%02d %02d:%02d:%02d%s%s",
                random.nextInt(3000),
                1 + random.nextInt(12),
                1 + random.nextInt(31),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                fraction.isEmpty() ? "" : ".",
                fraction);
    }

    private static String changed(String text, Random random) {
        if (random.nextInt(3) == 0) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(random.nextInt(text.length()), CHANGES.charAt(random.nextInt(CHANGES.length())));
        return changed.toString();
    }
}
