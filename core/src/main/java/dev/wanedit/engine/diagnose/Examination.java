package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.CLOCK;
import static dev.wanedit.diagnosis.Subject.DISK;
import static dev.wanedit.diagnosis.Subject.DNS;
import static dev.wanedit.diagnosis.Subject.KEY;
import static dev.wanedit.diagnosis.Subject.PROXY;
import static dev.wanedit.diagnosis.Subject.STORE;
import static dev.wanedit.diagnosis.Subject.TRANSPORT;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskFilter;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks one subject after another. The only requests are for one page of the list, to the host, and to that of the other
 * region if the host refuses the key and is that of the region, chosen or by default. They create nothing and cost nothing.
 */
public final class Examination {

    /** For what blocks on this machine. In real time: a name server or a disk knows no other. */
    private static final long LONGEST_SECONDS = 20;

    private static final TaskFilter ONE_ROW = new TaskFilter(null, null, null, null, null, 1, 1);

    private final Setup setup;
    private final NameCheck names;

    public Examination(Setup setup, HostLookup lookup) {
        this.setup = setup;
        this.names = new NameCheck(lookup);
    }

    /**
     * What was found; a fault that is found is no error.
     *
     * @param folders where results are stored
     */
    public Single<Diagnosis> diagnosis(List<Path> folders) {
        return Single.zip(
                onTheWay().onErrorResumeNext(Examination::withoutAProxy),
                local(STORE, () -> StoreCheck.of(setup.store(), setup.clock().instant())),
                local(DISK, () -> DiskCheck.of(withTemporary(folders))),
                this::whole);
    }

    private Diagnosis whole(Map<Subject, Check> onTheWay, Check store, Check disk) {
        Map<Subject, Check> found = new EnumMap<>(Subject.class);
        found.putAll(onTheWay);
        found.put(STORE, store);
        found.put(DISK, disk);
        found.put(Subject.LOCALE, LocaleCheck.of(setup.nameCharset()));
        setup.faults().forEach((subject, fault) -> found.put(subject, fault(subject, fault)));
        found.putIfAbsent(
                TRANSPORT, Check.well(TRANSPORT, "The transport " + setup.transport() + " accepts the settings."));
        return new Diagnosis(Arrays.stream(Subject.values())
                .map(subject -> masked(found.getOrDefault(subject, skipped(subject, found))))
                .toList());
    }

    private Single<Map<Subject, Check>> onTheWay() {
        URI url = setup.baseUrl();
        if (url == null) {
            return Single.just(Map.of());
        }
        return Single.defer(() -> {
            if (setup.faults().containsKey(PROXY)) {
                return Single.just(Map.of());
            }
            HttpProxy proxy = setup.proxies().proxyFor(url);
            return local(DNS, () -> names.of(url.getHost(), proxy == null ? null : proxy.host()))
                    .flatMap(name -> asked(url, proxy, name));
        });
    }

    /** The environment is read for each request, so it may name an impossible proxy by now. */
    private static Single<Map<Subject, Check>> withoutAProxy(Throwable fault) {
        return fault instanceof ConfigurationException ours
                ? Single.just(Map.of(PROXY, fault(PROXY, ours)))
                : Single.error(fault);
    }

    private Single<Map<Subject, Check>> asked(URI url, @Nullable HttpProxy proxy, Check name) {
        Map<Subject, Check> found = new EnumMap<>(Subject.class);
        found.put(DNS, name);
        TaskApi tasks = setup.tasks();
        if (tasks == null) {
            found.put(
                    PROXY,
                    proxy == null
                            ? ServiceChecks.directly()
                            : Check.well(PROXY, "Requests would take the proxy " + proxy.address() + "."));
            return Single.just(found);
        }
        Optional<Check> noKey = keyFault();
        if (noKey.isPresent()) {
            found.put(KEY, noKey.get());
            return Single.just(found);
        }
        ServiceChecks checks = new ServiceChecks(setup, url, proxy);
        return answer(tasks)
                .flatMap(answer -> mayBeElsewhere(answer)
                        ? elsewhere().map(other -> checks.of(name, answer, other))
                        : Single.just(checks.of(name, answer, null)))
                .map(answered -> {
                    found.putAll(answered);
                    return found;
                });
    }

    private Optional<Check> keyFault() {
        try {
            String unused = setup.key().get();
            return Optional.empty();
        } catch (ConfigurationException e) {
            return Optional.of(fault(KEY, e));
        }
    }

    private boolean mayBeElsewhere(Answer answer) {
        return setup.regional() && answer.fault() instanceof AuthenticationException;
    }

    /**
     * The key is shown to the other region of the vendor alone, and only if no base URL is set. The default region counts
     * like a chosen one: to forget the region is the fault that this finds.
     */
    private Single<Answer> elsewhere() {
        return Single.using(
                () -> setup.elsewhere().apply(Regions.other(setup.region())),
                transport -> answer(transport.tasks()),
                Transport::close);
    }

    private Single<Answer> answer(TaskApi tasks) {
        return Single.defer(() -> {
            Instant asked = setup.clock().instant();
            return tasks.list(ONE_ROW)
                    .map(page -> new Answer(page, null, asked, setup.clock().instant()))
                    .onErrorReturn(fault ->
                            new Answer(null, fault, asked, setup.clock().instant()));
        });
    }

    /** On a thread that may be blocked for longer than the check waits. */
    private static Single<Check> local(Subject subject, Callable<Check> check) {
        return Single.fromCallable(check)
                .onErrorReturn(fault -> Check.fault(
                        subject, "The check failed by " + fault.getClass().getName() + ".", ""))
                .subscribeOn(Schedulers.io())
                .timeout(
                        LONGEST_SECONDS,
                        TimeUnit.SECONDS,
                        Single.fromCallable(() -> Check.fault(
                                subject,
                                "There was no answer within " + LONGEST_SECONDS + " s.",
                                subject == DNS
                                        ? "Check the DNS settings of this machine."
                                        : "Check whether the disk or the database responds.")));
    }

    private List<Path> withTemporary(List<Path> folders) {
        return Stream.concat(folders.stream(), Stream.ofNullable(setup.temporary()))
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    private static Check fault(Subject subject, WanEditException fault) {
        return Check.fault(subject, fault.problem(), fault.nextStep());
    }

    /** Names a fault on which it depends. */
    private Check skipped(Subject subject, Map<Subject, Check> found) {
        return found.values().stream()
                .filter(check ->
                        check.state() == Check.State.FAULT && check.subject().compareTo(CLOCK) < 0)
                .findFirst()
                .map(check -> Check.skipped(subject, "It depends on " + check.subject() + ", which has a fault."))
                .orElseGet(() -> Check.skipped(subject, "It depends on a check that was skipped."));
    }

    private Check masked(Check check) {
        return new Check(
                check.subject(),
                check.state(),
                setup.mask().apply(check.found()),
                setup.mask().apply(check.nextStep()));
    }
}
