package dev.wanedit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionZoneTest {

    @ParameterizedTest
    @CsvSource({"BEIJING, Asia/Shanghai", "SINGAPORE, Asia/Singapore"})
    void zone_inTheYearsOfTheService_isThatOfThePlace(Region region, String place) {
        Instant end = Instant.parse("2045-01-01T00:00:00Z");
        for (Instant day = Instant.parse("2020-01-01T00:00:00Z");
                day.isBefore(end);
                day = day.plus(Duration.ofDays(1))) {
            assertThat(region.zone().getRules().getOffset(day))
                    .isEqualTo(ZoneId.of(place).getRules().getOffset(day));
        }
    }
}
