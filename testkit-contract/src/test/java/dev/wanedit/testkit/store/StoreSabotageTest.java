package dev.wanedit.testkit.store;

import static dev.wanedit.testkit.store.StoreSabotage.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.contract.SuiteRun;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A suite that lets a bad store pass is worth nothing: each kind of dishonesty is caught, by the method that should. */
class StoreSabotageTest {

    static Stream<Arguments> catches() {
        return Stream.of(
                caught(
                        TELLS_WHAT_IT_WAS_GIVEN,
                        "Insert",
                        "insertIfAbsent_whenAnotherJobHasTheKey_givesThatOneAndLeavesIt"),
                caught(TELLS_WHAT_IT_WAS_GIVEN, "Insert", "insertIfAbsent_whenTheJobWentOn_givesItAsItIsNow"),
                caught(STORES_NO_CHANGE, "Replace", "replace_whenItIsTheNextVersion_storesIt"),
                caught(STORES_NO_CHANGE, "Replace", "replace_whenTheKeyIsUnknown_storesNothing"),
                caught(IGNORES_VERSIONS, "Replace", "replace_whenSomebodyWasFaster_changesNothing"),
                caught(IGNORES_VERSIONS, "Replace", "replace_whenRepeated_changesNothing"),
                caught(TAKES_ANY_LATER_VERSION, "Replace", "replace_whenAVersionIsLeftOut_changesNothing"),
                caught(SHARES_TASKS, "Replace", "replace_whenAnotherJobHasTheTask_changesNothing"),
                caught(SHARES_TASKS, "Race", "replace_whenManyTakeOneTask_letsOneHaveIt"),
                caught(FREES_TASKS_OF_ENDED_JOBS, "Replace", "replace_whenAJobThatEndedHasTheTask_changesNothing"),
                caught(KEEPS_GIVEN_UP_TASKS, "Replace", "replace_whenAJobGaveItsTaskUp_givesItToAnother"),
                caught(FINDS_TASKS_BY_LOOKS, "Find", "findByTask_whenTasksDifferInCaseOnly_tellsThemApart"),
                caught(IGNORES_CASE, "Key", "records_whenKeysLookAlike_areDifferentJobs"),
                caught(IGNORES_NORMAL_FORMS, "Key", "records_whenKeysLookAlike_areDifferentJobs"),
                caught(CUTS_KEYS, "Key", "records_whenKeysLookAlike_areDifferentJobs"),
                caught(TRIMS_DOTS, "Key", "records_whenKeysLookAlike_areDifferentJobs"),
                caught(ORDERS_AS_A_LANGUAGE_DOES, "Scan", "scan_whenKeysArePlain_ordersThemByTheirCharacters"),
                caught(SKIPS_BETWEEN_PAGES, "Scan", "scan_whenPaged_showsEveryJobOnce"),
                caught(SKIPS_BETWEEN_PAGES, "Key", "scan_whenKeysAreOdd_showsEachOnce"),
                caught(GOES_BEYOND_THE_LIMIT, "Scan", "scan_whenTheLimitIsOne_givesOne"),
                caught(FILTERS_AFTER_THE_LIMIT, "Scan", "scan_whenOnlyOpenOnesAreAskedFor_leavesOutWhatEnded"),
                caught(SHOWS_ALL_AS_OPEN, "Scan", "scan_whenOnlyOpenOnesAreAskedFor_leavesOutWhatEnded"),
                caught(SHOWS_KEYS_OF_ENDED_JOBS, "Scan", "scan_whenOnlyOpenOnesAreAskedFor_leavesOutWhatEnded"),
                caught(SHOWS_THE_FIRST_KEYS_AGAIN, "Scan", "scan_whenPaged_showsEveryJobOnce"),
                caught(SHOWS_THE_FIRST_KEYS_AGAIN, "Key", "keys_whenOdd_areEachShownOnce"),
                caught(CUTS_MOMENTS, "Content", "record_whenMomentsAreOdd_comesBackTheSame"),
                caught(LOOKS_BEFORE_IT_INSERTS, "Race", "insertIfAbsent_whenManyInsertOneKey_letsOneWin"),
                caught(LOOKS_BEFORE_IT_REPLACES, "Race", "replace_whenManyReplaceOneVersion_letsOneWin"),
                caught(DIES_OF_INTERRUPTS, "Race", "call_whenItsThreadIsInterrupted_leavesTheStoreInOrder"),
                caught(SWALLOWS_INTERRUPTS, "Race", "call_whenItsThreadIsInterrupted_leavesTheStoreInOrder"),
                caught(REMEMBERS_WHAT_IT_READ, "Sharing", "change_whenMadeByAnotherInstance_isSeenAtOnce"),
                caught(OPENS_ONCE, "Sharing", "stores_whenOpenedAtTheSameTime_areAllOpened"),
                caught(LOSES_ALL_WHEN_CLOSED, "Durability", "records_whenTheStoreIsOpenedAgain_areAllThere"),
                caught(STAYS_OPEN, "Durability", "store_whenItIsClosed_refusesAllElseThanToBeClosedAgain"));
    }

    @ParameterizedTest(name = "a store that {0}: {2}")
    @MethodSource("catches")
    void suite_whenAStoreIsDishonest_catchesIt(StoreSabotage sabotage, String part, String method) {
        assertThat(run(sabotage, part, method).failed()).containsExactly(method);
    }

    @ParameterizedTest(name = "an honest store: {2}")
    @MethodSource("catches")
    void suite_whenTheStoreIsHonest_passesTheSameMethods(StoreSabotage sabotage, String part, String method) {
        SuiteRun run = run(null, part, method);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).isPositive();
    }

    @Test
    void sabotages_whenCounted_areAllCaught() {
        assertThat(catches().map(arguments -> arguments.get()[0])).contains((Object[]) StoreSabotage.values());
    }

    private static SuiteRun run(@Nullable StoreSabotage sabotage, String part, String method) {
        SabotagedStoreContract.sabotage = sabotage;
        return SuiteRun.of(SabotagedStoreContract.class, part(part), method);
    }

    private static Class<?> part(String name) {
        return Stream.of(JobStoreContract.class.getDeclaredClasses())
                .filter(part -> part.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments caught(StoreSabotage sabotage, String part, String method) {
        return Arguments.of(sabotage, part, method);
    }
}
