package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.CLOCK;
import static dev.wanedit.diagnosis.Subject.HOST;
import static dev.wanedit.diagnosis.Subject.KEY;
import static dev.wanedit.diagnosis.Subject.PROXY;
import static dev.wanedit.diagnosis.Subject.REGION;
import static dev.wanedit.diagnosis.Subject.TLS;
import static dev.wanedit.diagnosis.Subject.WORKSPACE;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Check.State;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.settings.Region;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answer to the request for the list says about the way to the service, and about the key. */
final class ServiceChecks {

    private static final String CREATE_A_KEY =
            "Take the key from the console of the region that you use, and check that it was copied completely.";

    private final Map<Subject, Check> checks = new EnumMap<>(Subject.class);
    private final Setup setup;
    private final URI url;
    private final @Nullable HttpProxy proxy;

    ServiceChecks(Setup setup, URI url, @Nullable HttpProxy proxy) {
        this.setup = setup;
        this.url = url;
        this.proxy = proxy;
    }

    /**
     * The checks that the answer decides.
     *
     * @param name the check of the host's name
     * @param answer that of the host
     * @param other that of the other region, which was asked because the key was refused; null if it was not asked
     */
    Map<Subject, Check> of(Check name, Answer answer, @Nullable Answer other) {
        Throwable fault = answer.fault();
        if (fault == null || fault instanceof ServiceException) {
            reached();
        }
        if (fault == null) {
            accepted();
        } else if (fault instanceof TransportException broken) {
            notReached(broken, name);
        } else if (fault instanceof WanEditException ours) {
            refused(ours, other);
        } else {
            put(Check.fault(
                    HOST,
                    "The transport failed by " + fault.getClass().getName() + ".",
                    "Check the transport that the application gave to the client."));
        }
        checks.putIfAbsent(CLOCK, ClockCheck.of(other == null || other.page() == null ? answer : other));
        return checks;
    }

    private void reached() {
        put(Check.well(HOST, "The service answers at " + url + "."));
        put(proxy == null ? directly() : Check.well(PROXY, "Requests take the proxy " + proxy.address() + "."));
        put(encrypted());
    }

    static Check directly() {
        return Check.well(PROXY, "Requests are sent directly; no proxy is set for this host.");
    }

    private Check encrypted() {
        if ("https".equalsIgnoreCase(url.getScheme())) {
            String whom = setup.ownTrust() ? "the SSL context of the application" : "the trust store of this JVM";
            return Check.well(TLS, "The certificate of " + url.getHost() + " is trusted by " + whom + ".");
        }
        return Check.skipped(TLS, "The base URL is plain http, so the key and all media travel unencrypted.");
    }

    private void accepted() {
        put(Check.well(KEY, "The service accepts the API key."));
        put(regionOfTheHost());
        put(setup.workspace() == null ? theKeysOwnWorkspace() : Check.well(WORKSPACE, sentWorkspace()));
    }

    /** A base URL of the application's own may be the host of a region that was not chosen: prices and times are wrong then. */
    private Check regionOfTheHost() {
        Region other = Regions.other(setup.region());
        if (!setup.regional() && Regions.isHostOf(other, url)) {
            return Check.suspect(
                    REGION,
                    "The base URL is of " + Regions.name(other) + ", but the region of the client is "
                            + Regions.name(setup.region()) + ": prices and times are read as those of the latter.",
                    "Set " + Regions.setting(other) + " and leave the base URL out.");
        }
        return Check.well(
                REGION,
                setup.regional()
                        ? "Key and host are of " + Regions.name(setup.region()) + "."
                        : "The key is of the region of " + url.getHost() + ".");
    }

    private void refused(WanEditException fault, @Nullable Answer other) {
        if (fault instanceof AuthenticationException) {
            keyRefused(fault, other);
        } else if (isAboutTheWorkspace(fault)) {
            put(
                    Check.fault(
                            WORKSPACE,
                            fault.problem(),
                            "Take the id of a workspace from the console to which the key belongs, or leave the workspace out."));
            put(Check.skipped(KEY, "The service refused the workspace."));
        } else if (fault instanceof PermissionException || fault instanceof BillingException) {
            put(Check.fault(KEY, fault.problem(), fault.nextStep()));
        } else if (fault instanceof ThrottledException) {
            put(Check.suspect(KEY, fault.problem(), "Wait a minute, and try again."));
        } else if (fault instanceof ConfigurationException) {
            put(Check.fault(KEY, fault.problem(), fault.nextStep()));
        } else if (fault instanceof ServiceUnavailableException) {
            put(Check.fault(HOST, fault.problem(), "Try again in some minutes. If it lasts: " + checkUrl()));
        } else {
            put(Check.fault(
                    HOST,
                    url.getHost() + " answers, but not as the service does: " + fault.problem(),
                    checkUrl() + (proxy == null ? "" : " Or a proxy answered in its place.")));
        }
    }

    private void keyRefused(WanEditException fault, @Nullable Answer other) {
        Region elsewhere = Regions.other(setup.region());
        if (fault.code().isEmpty()) {
            put(Check.suspect(HOST, url.getHost() + " refuses the key without a code of the service.", checkUrl()));
        }
        if (other == null) {
            put(Check.fault(KEY, fault.problem(), CREATE_A_KEY));
            put(Check.skipped(REGION, "The base URL is not chosen by a region, so the key is shown to no other host."));
        } else if (knows(other)) {
            put(Check.well(KEY, "The service in " + Regions.name(elsewhere) + " accepts the API key."));
            put(Check.fault(
                    REGION,
                    "The key is of " + Regions.name(elsewhere) + ", but the requests are sent to "
                            + Regions.name(setup.region()) + ", which refuses it.",
                    "Set " + Regions.setting(elsewhere) + ", or take a key of " + Regions.name(setup.region()) + "."));
        } else if (other.fault() instanceof AuthenticationException) {
            put(Check.fault(KEY, "Both regions refuse the API key: " + fault.problem(), CREATE_A_KEY));
            put(Check.skipped(REGION, "No region accepts the key."));
        } else {
            put(Check.fault(KEY, fault.problem(), CREATE_A_KEY));
            put(Check.skipped(
                    REGION, "The service in " + Regions.name(elsewhere) + " could not be asked about the key."));
        }
    }

    /** It knows the key if it answers anything but that the key is wrong. */
    private static boolean knows(Answer other) {
        Throwable fault = other.fault();
        return fault == null || fault instanceof PermissionException || fault instanceof BillingException;
    }

    private static boolean isAboutTheWorkspace(WanEditException fault) {
        return fault.code()
                .map(code -> code.toLowerCase(Locale.ROOT).contains("workspace"))
                .orElse(false);
    }

    private void notReached(TransportException fault, Check name) {
        boolean ofTheProxy = proxy != null
                && (fault.kind() == TransportException.Kind.PROXY_REFUSED
                        || fault.problem().contains("proxy " + proxy.address()));
        if (ofTheProxy) {
            put(Check.fault(PROXY, fault.problem(), fault.nextStep()));
        } else if (fault.kind() == TransportException.Kind.CERTIFICATE_REFUSED) {
            put(Check.fault(TLS, fault.problem(), fault.nextStep()));
        } else if (name.state() == State.FAULT) {
            put(Check.skipped(HOST, "Its name is not known."));
        } else {
            put(Check.fault(HOST, fault.problem(), fault.nextStep()));
        }
        if (!ofTheProxy) {
            put(
                    proxy == null
                            ? perhapsNeeded(fault)
                            : Check.well(PROXY, "Requests take the proxy " + proxy.address() + "."));
        }
    }

    private static Check perhapsNeeded(TransportException fault) {
        boolean unsent = fault.kind() == TransportException.Kind.CONNECT_FAILED
                || fault.kind() == TransportException.Kind.CONNECT_TIMEOUT;
        return unsent
                ? Check.suspect(
                        PROXY,
                        "No proxy is set for this host, and it cannot be reached directly.",
                        "If this network needs a proxy, set HTTPS_PROXY, or proxy(…) on the builder.")
                : directly();
    }

    private static Check theKeysOwnWorkspace() {
        return Check.well(WORKSPACE, "None is set: the workspace of the key is used.");
    }

    private String sentWorkspace() {
        return "The service did not refuse the workspace " + setup.workspace() + " in a list of tasks.";
    }

    private String checkUrl() {
        return "Check the base URL: " + setup.region().baseUrl() + " is that of " + Regions.name(setup.region()) + ".";
    }

    private void put(Check check) {
        checks.put(check.subject(), check);
    }
}
