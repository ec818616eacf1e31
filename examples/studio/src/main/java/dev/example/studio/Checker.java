package dev.example.studio;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.price.Quote;
import dev.wanedit.price.Quoter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds all faults of a job at once, and its price. Sends nothing. */
@Component
class Checker {

    private static final Check.Fault NO_CHANGE = Check.Fault.of(new Violation("prompt", "missing", "", ""));

    private final Quoter quoter;
    private final Uploads uploads;

    Checker(Quoter quoter, Uploads uploads) {
        this.quoter = quoter;
        this.uploads = uploads;
    }

    Check check(JobRequest request) {
        List<Check.Fault> faults = new ArrayList<>();
        EditJob whole = built(request.job(this::file), request, faults);
        if (!request.saysWhatToChange()) {
            faults.add(NO_CHANGE); // The service would return the clip as it is, and bill it.
        }
        EditJob media = whole != null ? whole : built(request.media(this::file), request, new ArrayList<>());
        if (media == null) {
            return new Check(faults, List.of(), null);
        }
        MediaFindings findings = quoter.findings(media);
        findings.violations().forEach(violation -> faults.add(fault(violation, request)));
        List<Check.Fault> doubts = findings.doubts().stream()
                .filter(doubt -> !doubt.field().equals("prompt"))
                .map(doubt -> fault(doubt, request))
                .toList();
        return new Check(faults, doubts, whole == null || !faults.isEmpty() ? null : price(quoter.quote(whole)));
    }

    /** The same for a job that is to be sent: the price must still be within the one that the person has seen. */
    Check check(Order order) {
        Check check = check(order.request());
        Check.Price quote = check.quote();
        if (quote == null || quote.isWithin(order.shown())) {
            return check;
        }
        String seen = order.shown() == null ? "" : order.shown().toString();
        return new Check(
                List.of(Check.Fault.of(new Violation("maxCost", "cost", quote.toString(), seen))),
                check.doubts(),
                null);
    }

    /**
     * The job as it is sent: the client refuses it if it can cost more than its quote. Nothing is checked and quoted
     * here, since a job that was sent before must be continued although a price or a file has changed.
     *
     * @throws InvalidJobException if it breaks a rule
     * @throws NotThere if an upload is gone
     */
    EditJob job(StudioJob job) {
        Check.Price quote = job.quote();
        return job.request()
                .job(this::file)
                .maxCost(quote == null ? null : quote.most())
                .build();
    }

    private @Nullable EditJob built(EditJob.Builder job, JobRequest request, List<Check.Fault> faults) {
        try {
            return job.build();
        } catch (InvalidJobException e) {
            e.violations().forEach(violation -> faults.add(fault(violation, request)));
            return null;
        }
    }

    private Path file(UUID id) {
        return uploads.find(id).map(uploads::path).orElseThrow(() -> new NotThere("upload " + id));
    }

    /** Messages name the file on disk; the person knows the file by another name. */
    private Check.Fault fault(Violation violation, JobRequest request) {
        return medium(violation.field(), request)
                .flatMap(uploads::find)
                .map(upload -> Check.Fault.of(violation, uploads.path(upload), upload.name()))
                .orElseGet(() -> Check.Fault.of(violation));
    }

    private static Optional<UUID> medium(String field, JobRequest request) {
        if (field.equals("video")) {
            return Optional.ofNullable(request.video());
        }
        return IntStream.range(0, request.references().size())
                .filter(index -> field.equals("references[" + index + "]"))
                .mapToObj(request.references()::get)
                .findFirst();
    }

    private static Check.Price price(Quote quote) {
        Money most = quote.mostPrice().orElse(null);
        return new Check.Price(
                seconds(quote.billed().least()),
                seconds(quote.billed().most()),
                quote.leastPrice().map(Checker::amount).orElse(null),
                most == null ? null : amount(most),
                most == null ? null : most.currency().getCurrencyCode(),
                quote.perSecond() == null ? null : amount(quote.perSecond()),
                quote.resolution().wireName(),
                quote.pricesAsOf().toString());
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
