package dev.wanedit.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.query.Measured.Cost;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private final Measured measured = new Measured();

    @Test
    void ratio_whenOneRoundWasDisturbed_isThatOfTheOthers() {
        for (String bare : new String[] {"100000 1000", "900000 1000", "100000 1000"}) {
            measured.add(Kind.BARE_JDK, bare, 10);
        }
        for (String ours : new String[] {"120000 1500", "990000 1500", "120000 1500"}) {
            measured.add(Kind.JDK, ours, 10);
        }

        assertThat(measured.median(Kind.BARE_JDK, Cost::micros)).isEqualTo(10);
        assertThat(measured.median(Kind.JDK, Cost::bytes)).isEqualTo(150);
        assertThat(measured.ratio(Kind.JDK, Kind.BARE_JDK, Cost::micros)).isEqualTo(1.2);
        assertThat(measured.ratio(Kind.JDK, Kind.BARE_JDK, Cost::bytes)).isEqualTo(1.5);
        assertThat(measured.has(Kind.SDK)).isFalse();
    }

    @Test
    void report_whenSomeClientsWereMeasured_hasTheirFiguresAndNoOthers() {
        measured.add(Kind.JDK, "2000000 20000", 10);
        measured.add(Kind.SDK, "4000000 30000", 10);

        assertThat(Report.of(measured))
                .contains("medians of 1 rounds")
                .contains("| `transport-jdk` | 200 | 2,000 |\n")
                .contains("| `transport-jdk` to the vendor's SDK, `fetch` | 0.50 | 0.67 |\n")
                .doesNotContain("Retrofit");
    }
}
