package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A suite that lets a bad adapter pass is worth nothing: each kind of dishonesty is caught, by the method that should. */
@Timeout(120) // A part of the suite may take its time.
class SabotageTest {

    static Stream<Arguments> catches() {
        return Stream.of(
                caught(
                        Sabotage.POSTS_TWICE,
                        TransportContract.Create.class,
                        "create_whenSent_hasTheHeadersOfTheService"),
                caught(
                        Sabotage.POSTS_TWICE,
                        TransportContract.SubmitOnce.class,
                        "create_whenTheStatusInvitesToTryAgain_isSentOnce"),
                caught(
                        Sabotage.RETRIES,
                        TransportContract.SubmitOnce.class,
                        "create_whenItsPooledConnectionBreaks_isSentOnce"),
                caught(
                        Sabotage.REPEATS_POLLS,
                        TransportContract.SubmitOnce.class,
                        "exchange_whenTheStatusInvitesToTryAgain_isSentOnce"),
                caught(
                        Sabotage.WANTS_URLS_WELL_FORMED,
                        TransportContract.Query.class,
                        "query_whenTheResultsUrlIsOnlyNotWellFormed_takesItAsABrowserDoes"),
                caught(
                        Sabotage.IGNORES_DISPOSAL,
                        TransportContract.Disposal.class,
                        "call_whenDisposedBeforeTheHeaders_hangsUpInSilence"),
                caught(
                        Sabotage.SPEAKS_AFTER_DISPOSAL,
                        TransportContract.Disposal.class,
                        "call_whenDisposedBeforeTheHeaders_hangsUpInSilence"),
                caught(
                        Sabotage.SENDS_BEFORE_SUBSCRIPTION,
                        TransportContract.Subscription.class,
                        "call_whenNotSubscribed_sendsNothing"),
                caught(
                        Sabotage.SENDS_BEFORE_SUBSCRIPTION,
                        TransportContract.Subscription.class,
                        "call_whenSubscribedTwice_makesTwoExchanges"),
                caught(
                        Sabotage.KEEPS_THE_FIRST_KEY,
                        TransportContract.Subscription.class,
                        "key_whenItRotates_isAskedForAnewOnTheSubscribingThread"),
                caught(
                        Sabotage.SAYS_NOT_SENT,
                        TransportContract.SubmitOnce.class,
                        "create_whenItsPooledConnectionBreaks_isSentOnce"),
                caught(
                        Sabotage.TELLS_THE_KEY,
                        TransportContract.SubmitOnce.class,
                        "create_whenItsPooledConnectionBreaks_isSentOnce"),
                caught(
                        Sabotage.THROWS_OTHER_ERRORS,
                        TransportContract.SubmitOnce.class,
                        "create_whenItsPooledConnectionBreaks_isSentOnce"),
                caught(
                        Sabotage.TAKES_THE_CALL_TIMEOUT_FOR_TRANSFERS,
                        TransportContract.Timeout.class,
                        "call_whenTheHeadersStall_timesOutAndHangsUp"),
                caught(
                        Sabotage.KEEPS_ITS_OWN_TIME,
                        TransportContract.Timeout.class,
                        "call_whenItsBodyComesInDrops_timesOutAllTheSame"),
                caught(
                        Sabotage.BUFFERS_THE_RESULT,
                        TransportContract.DownloadPace.class,
                        "download_whenTheSinkIsSlow_isHeldBack"),
                caught(
                        Sabotage.LOSES_THE_PLACE_OF_A_REDIRECT,
                        TransportContract.ResultRedirect.class,
                        "download_whenTheHostRedirects_reportsThePlaceAndSendsNothingThere"),
                caught(
                        Sabotage.READS_ERRORS_BY_THEIR_STATUS,
                        TransportContract.HostileText.class,
                        "error_whenItIsABareText_keepsTextAndCode"),
                caught(
                        Sabotage.STAYS_OPEN,
                        TransportContract.Resource.class,
                        "call_whenTheTransportIsClosed_isRefusedUnsent"),
                caught(
                        Sabotage.READS_WITHOUT_END,
                        TransportContract.HostileAnswer.class,
                        "answer_whenItIsMadeToFillTheMemory_endsItsOwnExchangeAndNoOther"),
                caught(
                        Sabotage.LOOKS_AT_NO_POOLED_CONNECTION,
                        TransportContract.UnaskedAnswer.class,
                        "query_whenTheLastAnswerCameTwice_doesNotTakeTheSecond"),
                caught(
                        Sabotage.SAYS_MAYBE_SENT,
                        TransportContract.StalledHandshake.class,
                        "call_whenTheTlsHandshakeStalls_wasNotSent"),
                caught(
                        Sabotage.TAKES_ANY_STATUS,
                        TransportContract.Status.class,
                        "answer_whenItsStatusEndsNoExchange_refusesNothing"),
                caught(
                        Sabotage.WRITES_URLS_ITS_OWN_WAY,
                        TransportContract.ResultUrl.class,
                        "download_whenItsUrlIsSigned_asksForItByteForByte"),
                caught(
                        Sabotage.BLAMES_THE_SETTINGS,
                        TransportContract.ResultUrl.class,
                        "download_whenItsUrlIsNoHosts_isMalformed"),
                caught(
                        Sabotage.TAKES_NONSENSE_FOR_A_LIMIT,
                        TransportContract.UploadLimit.class,
                        "upload_whenTheLimitIsNoneOrKept_isMade"),
                caught(
                        Sabotage.QUOTES_WHAT_CAME,
                        TransportContract.Secrets.class,
                        "error_whenTheServiceRepeatsSecrets_masksThem"),
                caught(
                        Sabotage.SWALLOWS_CUT_BODIES,
                        TransportContract.DownloadFault.class,
                        "download_whenShorterThanAnnounced_isALostConnection"),
                caught(
                        Sabotage.SENDS_IMAGES_AS_THEY_ARE_NOW,
                        TransportContract.ChangedMedia.class,
                        "create_whenAnInlineImageChangedBefore_sendsNothing"),
                caught(
                        Sabotage.IGNORES_THE_CREATE_CHECK,
                        TransportContract.CreateCheck.class,
                        "create_whenTheCheckRefusesIt_sendsNoByteOfTheBody"),
                caught(
                        Sabotage.IGNORES_THE_CREATE_CHECK,
                        TransportContract.CreateCheck.class,
                        "create_whenTheCheckRefusesALaterPart_neverBecomesWhole"),
                caught(
                        Sabotage.CHECKS_BEFORE_IT_CONNECTS,
                        TransportContract.CreateCheck.class,
                        "create_whenTheTlsHandshakeStalls_isNotCheckedYet"),
                caught(
                        Sabotage.SENDS_CHANGED_FILES,
                        TransportContract.ChangedMedia.class,
                        "upload_whenTheFileChangesMeanwhile_neverBecomesWhole"),
                caught(
                        Sabotage.FOLLOWS_REDIRECTS,
                        TransportContract.Redirect.class,
                        "redirect_whenToAnywhere_isAnErrorAndNotFollowed"),
                caught(
                        Sabotage.SENDS_HEADERS_EVERYWHERE,
                        TransportContract.Header.class,
                        "headers_whenSet_goToTheServiceAndNotToOtherHosts"),
                caught(
                        Sabotage.IGNORES_HEADERS,
                        TransportContract.Header.class,
                        "headers_whenSet_goToTheServiceAndNotToOtherHosts"),
                caught(
                        Sabotage.IGNORES_HEADERS,
                        TransportContract.Header.class,
                        "header_whenItIsWaneditsOrNoHeader_isRefused"),
                caught(
                        Sabotage.IGNORES_THE_PROXY,
                        TransportContract.Proxy.class,
                        "call_whenThereIsAProxy_goesThroughItsTunnel"),
                caught(
                        Sabotage.IGNORES_THE_PROXY,
                        TransportContract.PlainProxy.class,
                        "call_whenPlain_isHandedToTheProxy"),
                caught(
                        Sabotage.DOWNLOADS_WITHOUT_PROXY,
                        TransportContract.Proxy.class,
                        "call_whenThereIsAProxy_goesThroughItsTunnel"),
                caught(
                        Sabotage.SAYS_NOT_SENT,
                        TransportContract.Proxy.class,
                        "create_whenItsAnswerIsLostInTheTunnel_mayHaveBeenSent"),
                caught(
                        Sabotage.BLAMES_THE_SERVICE,
                        TransportContract.ProxyRefusal.class,
                        "call_whenTheProxyRefusesATunnel_wasNotSent"),
                caught(
                        Sabotage.IGNORES_THE_SSL_CONTEXT,
                        TransportContract.Certificate.class,
                        "call_whenTheChosenContextTrustsTheHost_isMade"),
                caught(
                        Sabotage.SKIPS_HOSTNAMES,
                        TransportContract.Certificate.class,
                        "certificate_whenItIsOfAnotherHost_isNamed"),
                caught(Sabotage.LEAKS_SOCKETS, TransportContract.Cancel.class, "cancel_whenTheTaskIsQueued_completes"));
    }

    @ParameterizedTest(name = "an adapter that {0}: {2}")
    @MethodSource("catches")
    void suite_whenAnAdapterIsDishonest_catchesIt(Sabotage sabotage, Class<?> part, String method) {
        SuiteRun run = run(sabotage, part, method);

        assertThat(run.failed()).containsExactly(method);
    }

    @ParameterizedTest(name = "an honest adapter: {2}")
    @MethodSource("catches")
    void suite_whenTheAdapterIsHonest_passesTheSameMethods(Sabotage sabotage, Class<?> part, String method) {
        SuiteRun run = run(null, part, method);

        assertThat(run.reasons()).isEmpty();
        assertThat(run.passed()).isPositive();
    }

    @Test
    void sabotages_whenCounted_areAllCaught() {
        assertThat(catches().map(arguments -> arguments.get()[0])).contains((Object[]) Sabotage.values());
    }

    private static SuiteRun run(@Nullable Sabotage sabotage, Class<?> part, String method) {
        SabotagedContract.sabotage = sabotage;
        return SuiteRun.of(SabotagedContract.class, part, method);
    }

    private static Arguments caught(Sabotage sabotage, Class<?> part, String method) {
        return Arguments.of(sabotage, part, method);
    }
}
