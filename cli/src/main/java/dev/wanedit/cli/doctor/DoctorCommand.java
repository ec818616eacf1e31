package dev.wanedit.cli.doctor;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.live.Live;
import dev.wanedit.cli.live.LiveOptions;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.DiagnosisResult;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.diagnosis.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = "Checks key, region, network, clock, store and disk; costs nothing.",
        footer = {
            "",
            "If the key is refused and no base URL is set, the other region of the vendor is asked with the same key.",
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {

    private final Environment here;

    @Mixin
    private final KeptStoreOptions store = new KeptStoreOptions();

    @Mixin
    private final LiveOptions live = new LiveOptions();

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    public DoctorCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
        try {
            live.check();
            Result result = result();
            report.done(result);
            return result.exitCode();
        } catch (RuntimeException | Error e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
    }

    private Result result() {
        try (ExaminedStore examined = ExaminedStore.open(store, here, client.simulate);
                ExaminedClient service = ExaminedClient.of(client, here)) {
            VideoEditClientBuilder builder = service.examining().jobStore(examined.store());
            Diagnosis found = examined.corrected(builder.diagnose(examined.folders()));
            Result diagnosis = DiagnosisResult.of(found, here.wording());
            return live.live && found.well() ? live(service, diagnosis) : diagnosis;
        }
    }

    /** What is suspect is shown before the question about the money. */
    private Result live(ExaminedClient service, Result diagnosis) {
        here.err().println(diagnosis.text());
        Result ran = new Live(live, here, client).run(service.working());
        Map<String, Object> fields = new LinkedHashMap<>(diagnosis.fields());
        fields.putAll(ran.fields());
        return new Result(ran.text(), ran.summary(), fields, ran.exitCode());
    }
}
