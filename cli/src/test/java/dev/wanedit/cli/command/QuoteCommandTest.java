package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class QuoteCommandTest {

    private static final String URL = "https://example.com/clip.mp4?Signature=TOPSECRET";
    private static final String CLIP = Cli.CLIP.toString();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingWasSent(FakeDashScope fake) {
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void quote_whenClipIsAFile_printsSecondsPriceAndDate(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--video", CLIP, "--prompt", "x", "--resolution", "720P");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().strip()).isEqualTo("6 s billed, 3.60 CNY (720P at 0.60 CNY/s, prices as of 2026-06-30)");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void quote_whenClipIsCut_billsThePart(FakeDashScope fake) {
        assertThat(new Cli(fake, folder)
                        .run("quote", "--video", CLIP, "--duration", "2", "--region", "singapore")
                        .out())
                .startsWith("4 s billed, 0.60 USD (1080P at 0.15 USD/s, ");
    }

    @Test
    void quote_whenNothingIsKnown_printsARangeAndSaysWhy(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--video", URL, "--prompt", "x");

        assertThat(ran.out().strip())
                .isEqualTo("4 to 20 s billed, 4.00 to 20.00 CNY (1080P at 1.00 CNY/s, prices as of 2026-06-30)");
        assertThat(ran.err().lines())
                .containsExactly(
                        "No resolution is set, so the more expensive 1080P applies.",
                        "The clip's length is not known here, so the least and the most that can be billed are shown.");
    }

    @Test
    void quote_withJson_endsWithItsFields(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--json", "--video", CLIP, "--prompt", "x");

        assertThat(ran.events()).hasSize(1);
        assertThat(ran.lastEvent())
                .containsEntry("event", "done")
                .containsEntry("billed_seconds", 6)
                .containsEntry("currency", "CNY")
                .containsEntry("prices_as_of", "2026-06-30")
                .containsEntry("resolution", "1080P")
                .containsEntry("resolution_assumed", true)
                .containsEntry("message", "No resolution is set, so the more expensive 1080P applies.")
                .containsKeys("price", "price_per_second");
        assertThat(ran.out()).contains("\"price\":6.00,");
    }

    @Test
    void quote_withJsonAndARange_tellsLeastAndMost(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--json", "--video", URL, "--resolution", "720P");

        assertThat(ran.lastEvent())
                .containsEntry("billed_seconds_least", 4)
                .containsEntry("billed_seconds_most", 20)
                .containsEntry("resolution_assumed", false)
                .doesNotContainKeys("billed_seconds", "price");
        assertThat(ran.out())
                .contains("\"price_least\":2.40,\"price_most\":12.00,")
                .doesNotContain("TOPSECRET");
    }

    @Test
    void quote_whenJobIsInvalid_exits2WithEveryMistake(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("quote", "--video", CLIP, "--duration", "12", "--seed", "-1", "--max-cost", "cheap");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().filter(line -> line.startsWith("error: ")))
                .containsExactlyInAnyOrder(
                        "error: --duration: 12 s, allowed whole seconds, 2 to 10 s",
                        "error: --seed: -1, allowed 0 to 2147483647",
                        "error: --max-cost: cheap, allowed an amount in CNY, such as 12.50");
    }

    @Test
    void quote_whenMediaAreInvalid_exits2(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--video", Cli.REFERENCE.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--video: reference.png: PNG, allowed MP4 or QuickTime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote", "edit", "submit"})
    void anyCommand_whenJobCanCostMoreThanItsLimit_exits2AndSendsNothing(String command, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run(command, "--video", CLIP, "--max-cost", "5.99");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("error: --max-cost: 6.00 CNY (6 s at 1.00 CNY/s, 1080P since no resolution is set),"
                        + " allowed up to 5.99 CNY");
    }

    @ParameterizedTest
    @CsvSource({"beijing, 6", "singapore, 0.9", "singapore, 9e-1"})
    void quote_whenJobIsWithinItsLimit_isGiven(String region, String allowed, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--video", CLIP, "--region", region, "--max-cost", allowed);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e999", "1e999999999999", "NaN", "5 CNY"})
    void quote_whenLimitIsNoAmount_namesIt(String amount, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("quote", "--video", URL, "--region", "singapore", "--max-cost", amount);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--max-cost: " + amount + ", allowed an amount in USD");
    }

    @Test
    void quote_inALocaleWithOtherDigits_printsTheSame(FakeDashScope fake) {
        Cli.Ran usual = new Cli(fake, folder).run("quote", "--json", "--video", URL);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(new Cli(fake, folder).run("quote", "--json", "--video", URL))
                    .isEqualTo(usual);
        } finally {
            Locale.setDefault(before);
        }
    }
}
