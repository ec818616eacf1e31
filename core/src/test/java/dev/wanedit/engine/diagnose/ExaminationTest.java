package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.CLOCK;
import static dev.wanedit.diagnosis.Subject.DISK;
import static dev.wanedit.diagnosis.Subject.DNS;
import static dev.wanedit.diagnosis.Subject.HOST;
import static dev.wanedit.diagnosis.Subject.KEY;
import static dev.wanedit.diagnosis.Subject.LOCALE;
import static dev.wanedit.diagnosis.Subject.PROXY;
import static dev.wanedit.diagnosis.Subject.REGION;
import static dev.wanedit.diagnosis.Subject.STORE;
import static dev.wanedit.diagnosis.Subject.TLS;
import static dev.wanedit.diagnosis.Subject.TRANSPORT;
import static dev.wanedit.diagnosis.Subject.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Check.State;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Region;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is named under its subject, with what to do; what depends on it is skipped. */
class ExaminationTest {

    private final Patient patient = new Patient();

    @Test
    void diagnosis_whenAllIsWell_asksOnceForOneRowAndFindsNoFault(@TempDir Path folder) throws Exception {
        Diagnosis found = patient.diagnosis(folder);

        assertThat(found.checks()).extracting(Check::subject).containsExactly(Subject.values());
        assertThat(found.well()).isTrue();
        assertThat(states(found)).containsOnlyKeys(State.WELL);
        verify(patient.tasks).list(any());
        verify(patient.tasks, never()).create(any());
        assertThat(patient.askedElsewhere).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).as("what the check left behind").isEmpty();
        }
    }

    @Test
    void diagnosis_whenTheKeyIsOfTheOtherRegion_namesThatRegion() {
        patient.answers(refusedKey());
        when(patient.tasksElsewhere.list(any())).thenReturn(Single.just(Patient.page(Patient.NOW)));

        Diagnosis found = patient.diagnosis();

        assertFault(found, REGION, "The key is of Singapore", "region(Region.SINGAPORE)");
        assertThat(found.check(KEY).state()).isEqualTo(State.WELL);
        assertThat(found.check(HOST).state()).isEqualTo(State.WELL);
        assertThat(found.check(WORKSPACE).state()).isEqualTo(State.SKIPPED);
        assertThat(patient.askedElsewhere).containsExactly(Region.SINGAPORE);
        verify(patient.transportElsewhere).close();
        assertThat(found.toString()).doesNotContain(Patient.KEY);
    }

    @Test
    void diagnosis_whenTheKeyOfSingaporeIsOfBeijing_namesBeijing() {
        patient.region = Region.SINGAPORE;
        patient.baseUrl = Region.SINGAPORE.baseUrl();
        patient.answers(refusedKey());
        when(patient.tasksElsewhere.list(any()))
                .thenReturn(Single.error(new PermissionException("No.", context(403, "AccessDenied"))));

        assertFault(patient.diagnosis(), REGION, "The key is of Beijing", "Region.BEIJING");
    }

    @Test
    void diagnosis_whenBothRegionsRefuseTheKey_namesTheKey() {
        patient.answers(refusedKey());
        when(patient.tasksElsewhere.list(any())).thenReturn(Single.error(refusedKey()));

        Diagnosis found = patient.diagnosis();

        assertFault(found, KEY, "Both regions refuse the API key", "console");
        assertThat(found.check(REGION).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void diagnosis_whenTheOtherRegionCannotBeReached_namesTheKey() {
        patient.answers(refusedKey());
        when(patient.tasksElsewhere.list(any())).thenReturn(Single.error(broken(Kind.CONNECT_FAILED, "Refused.")));

        Diagnosis found = patient.diagnosis();

        assertFault(found, KEY, "refused the API key", "console");
        assertThat(found.check(REGION).found()).contains("Singapore could not be asked");
    }

    /** A gateway's key, shown to the vendor, would be a leak. */
    @Test
    void diagnosis_whenTheBaseUrlIsTheApplicationsOwn_showsTheKeyToNoOtherHost() {
        patient.regional = false;
        patient.baseUrl = URI.create("https://gateway.example.com/api/v1");
        patient.answers(refusedKey());

        Diagnosis found = patient.diagnosis();

        assertFault(found, KEY, "refused the API key", "console");
        assertThat(found.check(REGION).found()).contains("the key is shown to no other host");
        assertThat(patient.askedElsewhere).isEmpty();
    }

    @Test
    void diagnosis_whenTheBaseUrlIsOfAnotherRegionThanTheChosen_suspectsTheRegion() {
        patient.regional = false;
        patient.baseUrl = Region.SINGAPORE.baseUrl();

        assertThat(patient.check(REGION).state()).isEqualTo(State.SUSPECT);
        assertThat(patient.check(REGION).found()).contains("base URL is of Singapore", "prices");
    }

    @Test
    void diagnosis_withoutAKey_sendsNothingAndSkipsWhatNeedsOne() {
        patient.faults = Map.of(KEY, new MissingApiKeyException("Set DASHSCOPE_API_KEY."));

        Diagnosis found = patient.diagnosis();

        assertFault(found, KEY, "There is no API key.", "DASHSCOPE_API_KEY");
        assertThat(found.check(HOST)).isEqualTo(Check.skipped(HOST, "It depends on KEY, which has a fault."));
        assertThat(found.check(DNS).state()).isEqualTo(State.WELL);
        assertThat(found.check(TRANSPORT).state()).isEqualTo(State.WELL);
        verifyNoInteractions(patient.tasks);
    }

    @Test
    void diagnosis_whenTheKeySupplierFails_namesTheKeyAndSendsNothing() {
        patient.key = () -> {
            throw new ConfigurationException("The API key is empty.", "Set one.");
        };

        assertFault(patient.diagnosis(), KEY, "The API key is empty.", "Set one.");
        verifyNoInteractions(patient.tasks);
    }

    @Test
    void diagnosis_whenThereIsNoTransport_namesIt() {
        patient.faults = Map.of(TRANSPORT, new ConfigurationException("There is no transport.", "Add one."));

        assertFault(patient.diagnosis(), TRANSPORT, "There is no transport.", "Add one.");
    }

    @Test
    void diagnosis_whenTheNameIsNotKnown_namesDnsAndSkipsTheHost() {
        patient.lookup = host -> {
            throw new UnknownHostException(host);
        };
        patient.answers(broken(Kind.CONNECT_FAILED, "The host dashscope.aliyuncs.com is not known."));

        Diagnosis found = patient.diagnosis();

        assertFault(found, DNS, "dashscope.aliyuncs.com is not known", "DNS settings");
        assertThat(found.check(HOST).state()).isEqualTo(State.SKIPPED);
        assertThat(found.check(TLS).state()).isEqualTo(State.SKIPPED);
        assertThat(found.check(CLOCK).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void diagnosis_whenTheHostCannotBeReachedWithoutAProxy_suspectsThatOneIsNeeded() {
        patient.answers(broken(Kind.CONNECT_TIMEOUT, "The connection was not established."));

        Diagnosis found = patient.diagnosis();

        assertFault(found, HOST, "was not established", "connect timeout");
        assertThat(found.check(PROXY).state()).isEqualTo(State.SUSPECT);
        assertThat(found.check(PROXY).nextStep()).contains("HTTPS_PROXY");
    }

    @Test
    void diagnosis_whenTheProxyRefuses_namesTheProxyWithoutItsLogin() {
        patient.behindAProxy();
        HttpProxy proxy = new HttpProxy("proxy.example.com", 3128, "user", "TOPSECRET");
        patient.answers(new ProxyFaults(proxy, "dashscope.aliyuncs.com", ErrorContext.NONE).refused(407, null));

        Diagnosis found = patient.diagnosis();

        assertFault(found, PROXY, "proxy.example.com:3128", "407", "user and the password");
        assertThat(found.check(HOST).found()).isEqualTo("It depends on PROXY, which has a fault.");
        assertThat(found.toString()).doesNotContain("TOPSECRET");
    }

    @Test
    void diagnosis_whenTheProxyIsNotThere_namesTheProxy() {
        patient.behindAProxy();
        HttpProxy proxy = new HttpProxy("proxy.example.com", 3128, null, null);
        patient.answers(new ProxyFaults(proxy, "dashscope.aliyuncs.com", ErrorContext.NONE)
                .unreachable(Kind.CONNECT_FAILED, "connection refused", null));

        assertFault(patient.diagnosis(), PROXY, "cannot be reached: connection refused", "HTTPS_PROXY");
    }

    @Test
    void diagnosis_whenTheProxysSettingCannotBeUsed_namesIt() {
        patient.proxies = target -> HttpProxy.parse("socks5://127.0.0.1:1", "HTTPS_PROXY");

        assertFault(patient.diagnosis(), PROXY, "HTTPS_PROXY", "not an HTTP proxy");
        verifyNoInteractions(patient.tasks);
    }

    @Test
    void diagnosis_whenTheCertificateIsNotTrusted_namesTls() {
        patient.answers(broken(Kind.CERTIFICATE_REFUSED, "Its certificate is not trusted."));

        Diagnosis found = patient.diagnosis();

        assertFault(found, TLS, "certificate is not trusted", "trust store");
        assertThat(found.check(HOST).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void diagnosis_whenAnotherServerAnswers_namesTheHost() {
        patient.answers(new MalformedResponseException("The answer is a page.", ErrorContext.NONE, null));

        assertFault(patient.diagnosis(), HOST, "answers, but not as the service does", "Check the base URL");
    }

    @Test
    void diagnosis_whenThePathIsNotThere_namesTheHost() {
        patient.answers(new RequestRejectedException("The service refused the request.", context(404, null)));

        assertFault(
                patient.diagnosis(),
                HOST,
                "not as the service does",
                Region.BEIJING.baseUrl().toString());
    }

    @Test
    void diagnosis_whenTheServiceFails_namesTheHost() {
        patient.answers(new ServiceUnavailableException("The service failed.", context(503, null)));

        assertFault(patient.diagnosis(), HOST, "The service failed.", "Try again");
    }

    @Test
    void diagnosis_whenTheWorkspaceIsWrong_namesTheWorkspace() {
        patient.workspace = "ws-1";
        patient.answers(new RequestRejectedException("No such workspace.", context(404, "WorkSpaceNotFound")));

        assertFault(patient.diagnosis(), WORKSPACE, "No such workspace.", "console");
    }

    @Test
    void diagnosis_whenTheBillIsOpen_namesTheKey() {
        patient.answers(new BillingException("The account cannot pay.", context(400, "Arrearage")));

        assertThat(patient.check(KEY).state()).isEqualTo(State.FAULT);
    }

    @Test
    void diagnosis_whenThrottled_isNotSureOfTheKey() {
        patient.answers(new ThrottledException("Too much.", context(429, "Throttling"), null));

        assertThat(patient.check(KEY).state()).isEqualTo(State.SUSPECT);
        assertThat(patient.check(HOST).state()).isEqualTo(State.WELL);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, WELL, agrees",
        "PT20S, WELL, agrees",
        "PT2M, SUSPECT, slow",
        "-PT2M, SUSPECT, fast",
        "PT1H, FAULT, 60 min slow",
        "-PT1H, FAULT, 60 min fast"
    })
    void diagnosis_whenTheServicesClockDiffers_judgesByHowMuch(Duration ahead, State state, String found) {
        when(patient.tasks.list(any()))
                .thenReturn(
                        Single.just(Patient.page(Patient.NOW.minusMillis(500).plus(ahead))));

        assertThat(patient.check(CLOCK).state()).isEqualTo(state);
        assertThat(patient.check(CLOCK).found()).contains(found);
    }

    @Test
    void diagnosis_whenTheAnswerHasNoDate_skipsTheClock() {
        when(patient.tasks.list(any())).thenReturn(Single.just(Patient.page(null)));

        assertThat(patient.check(CLOCK).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void diagnosis_whenTheStoreIsLocked_namesTheStore() {
        patient.store = mock(JobStore.class);
        when(patient.store.replace(any()))
                .thenThrow(
                        new StorageException("Another process keeps it locked.", ErrorContext.NONE, "End it.", null));

        Diagnosis found = patient.diagnosis();

        assertFault(found, STORE, "Another process keeps it locked.", "End it.");
        assertThat(found.check(KEY).state()).isEqualTo(State.WELL);
        verify(patient.store, never()).insertIfAbsent(any());
    }

    @Test
    void diagnosis_whenTheFolderIsNotThere_namesTheDisk(@TempDir Path folder) {
        assertFault(patient.diagnosis(folder.resolve("none")), DISK, "there is no such folder", "Create the folder");
    }

    @Test
    void diagnosis_inThePosixLocale_suspectsTheLocale() {
        patient.charset = "ANSI_X3.4-1968";

        assertThat(patient.check(LOCALE).state()).isEqualTo(State.SUSPECT);
        assertThat(patient.check(LOCALE).nextStep()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void diagnosis_whenTheServiceRepeatsTheKey_masksIt() {
        patient.answers(new AuthenticationException("It refused " + Patient.KEY, context(401, "InvalidApiKey")));
        when(patient.tasksElsewhere.list(any()))
                .thenReturn(Single.error(new AuthenticationException(Patient.KEY, context(401, null))));

        assertThat(patient.diagnosis().toString()).doesNotContain(Patient.KEY);
    }

    private static AuthenticationException refusedKey() {
        return new AuthenticationException("The service refused the API key.", context(401, "InvalidApiKey"));
    }

    private static ErrorContext context(int status, String code) {
        return new ErrorContext(null, null, "r-1", status, code);
    }

    private static TransportException broken(Kind kind, String problem) {
        return new TransportException(kind, Delivery.NOT_SENT, problem, ErrorContext.NONE, null);
    }

    private static void assertFault(Diagnosis found, Subject subject, String... parts) {
        assertThat(found.faults()).as(found.toString()).singleElement().satisfies(check -> {
            assertThat(check.subject()).isEqualTo(subject);
            assertThat(check.toString()).contains(parts);
            assertThat(check.nextStep()).isNotEmpty();
        });
    }

    private static Map<State, Set<Subject>> states(Diagnosis found) {
        return found.checks().stream()
                .collect(Collectors.groupingBy(Check::state, Collectors.mapping(Check::subject, Collectors.toSet())));
    }
}
