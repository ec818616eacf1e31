package dev.wanedit.cli.option;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.Injection;
import dev.wanedit.testkit.RequestKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Faults of a fake service, for rehearsals. */
public final class FaultOptions {

    @Option(
            names = "--fault",
            paramLabel = "STAGE=KIND[:COUNT]",
            converter = Converter.class,
            description = {
                "makes requests fail, for example query=503:3 or create=late; may be given several times.",
                "STAGE: create, query, list, cancel, policy, upload, download, or any.",
                "KIND: a status from 400 to 599; reset (before the answer), close (without an answer), cut (within the"
                        + " answer), stall (within the answer, without end), late (done, but never answered),"
                        + " html, garbage,"
                        + " or types (wrong JSON types).",
                "COUNT: how many requests, default 1; or always."
            })
    private List<Rehearsal> faults = new ArrayList<>();

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "how long each answer takes; default 0s")
    public Duration latency = Duration.ZERO;

    public void applyTo(FakeDashScope fake) {
        faults.forEach(fault -> fault.applyTo(fake));
    }

    /**
     * One fault to rehearse.
     *
     * @param count how many requests it affects; null for all
     */
    record Rehearsal(
            RequestKind kind, Fault fault, @Nullable Integer count) {

        public void applyTo(FakeDashScope fake) {
            Injection injection = fake.inject(kind, fault);
            Injection unused = count == null ? injection.forever() : injection.times(count);
        }
    }

    /** Reads {@code STAGE=KIND[:COUNT]}. */
    static final class Converter implements ITypeConverter<Rehearsal> {

        private static final Pattern FORM = Pattern.compile("([a-z]+)=([a-z0-9]+)(?::([a-z0-9]+))?");
        private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");
        private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
        private static final String ALWAYS = "always";
        /** Bytes of an answer; fewer than any answer has. */
        private static final int FIRST_BYTES = 20;

        private static final Map<String, RequestKind> STAGES = stages();
        private static final Map<String, Supplier<Fault>> KINDS = kinds();

        @Override
        public Rehearsal convert(String text) {
            Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not STAGE=KIND or STAGE=KIND:COUNT, as in query=503:3");
            }
            RequestKind kind = STAGES.get(parts.group(1));
            if (kind == null) {
                throw new TypeConversionException(
                        "'" + parts.group(1) + "' is not a stage: give one of " + String.join(", ", STAGES.keySet()));
            }
            return new Rehearsal(kind, fault(parts.group(2)), count(parts.group(3)));
        }

        private static Fault fault(String kind) {
            if (STATUS.matcher(kind).matches()) {
                return Fault.error(Integer.parseInt(kind), "Rehearsed", "This fault was requested with --fault.");
            }
            Supplier<Fault> named = KINDS.get(kind);
            if (named == null) {
                throw new TypeConversionException(
                        "'" + kind + "' is not a kind of fault: give a status from 400 to 599, or "
                                + String.join(", ", KINDS.keySet()));
            }
            return named.get();
        }

        private static @Nullable Integer count(@Nullable String text) {
            if (text == null) {
                return 1;
            }
            if (text.equals(ALWAYS)) {
                return null;
            }
            if (!COUNT.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is not a count: give a number from 1, or always");
            }
            return Integer.valueOf(text);
        }

        private static Map<String, RequestKind> stages() {
            Map<String, RequestKind> stages = new LinkedHashMap<>();
            stages.put("create", RequestKind.CREATE);
            stages.put("query", RequestKind.QUERY);
            stages.put("list", RequestKind.LIST);
            stages.put("cancel", RequestKind.CANCEL);
            stages.put("policy", RequestKind.UPLOAD_POLICY);
            stages.put("upload", RequestKind.UPLOAD);
            stages.put("download", RequestKind.RESULT);
            stages.put("any", RequestKind.ANY);
            return stages;
        }

        private static Map<String, Supplier<Fault>> kinds() {
            Map<String, Supplier<Fault>> kinds = new LinkedHashMap<>();
            kinds.put("reset", Fault::resetAfterRead);
            kinds.put("close", Fault::closeWithoutAnswer);
            kinds.put("cut", () -> Fault.cutInBody(FIRST_BYTES));
            kinds.put("stall", () -> Fault.stallInBody(FIRST_BYTES));
            kinds.put("late", Fault::late);
            kinds.put("html", () -> Fault.html(502));
            kinds.put("garbage", Fault::garbage);
            kinds.put("types", Fault::wrongTypes);
            return kinds;
        }
    }
}
