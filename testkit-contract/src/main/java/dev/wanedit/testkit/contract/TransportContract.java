package dev.wanedit.testkit.contract;

import dev.wanedit.testkit.contract.hostile.HostileAnswerContract;
import dev.wanedit.testkit.contract.hostile.HostileTextContract;
import dev.wanedit.testkit.contract.network.CertificateContract;
import dev.wanedit.testkit.contract.network.HeaderContract;
import dev.wanedit.testkit.contract.network.PlainProxyContract;
import dev.wanedit.testkit.contract.network.ProxyContract;
import dev.wanedit.testkit.contract.network.ProxyRefusalContract;
import dev.wanedit.testkit.contract.network.StalledHandshakeContract;
import dev.wanedit.testkit.contract.network.TlsContract;
import dev.wanedit.testkit.contract.subject.ContractSubject;
import dev.wanedit.testkit.contract.task.CancelContract;
import dev.wanedit.testkit.contract.task.ConcurrencyContract;
import dev.wanedit.testkit.contract.task.CreateCheckContract;
import dev.wanedit.testkit.contract.task.CreateContract;
import dev.wanedit.testkit.contract.task.CreatePaceContract;
import dev.wanedit.testkit.contract.task.DisposalContract;
import dev.wanedit.testkit.contract.task.ErrorMappingContract;
import dev.wanedit.testkit.contract.task.FaultContract;
import dev.wanedit.testkit.contract.task.IdentityContract;
import dev.wanedit.testkit.contract.task.ListContract;
import dev.wanedit.testkit.contract.task.OddBodyContract;
import dev.wanedit.testkit.contract.task.OpenCreateContract;
import dev.wanedit.testkit.contract.task.QueryContract;
import dev.wanedit.testkit.contract.task.RedirectContract;
import dev.wanedit.testkit.contract.task.ResourceContract;
import dev.wanedit.testkit.contract.task.SecretsContract;
import dev.wanedit.testkit.contract.task.StatusContract;
import dev.wanedit.testkit.contract.task.SubmitOnceContract;
import dev.wanedit.testkit.contract.task.SubscriptionContract;
import dev.wanedit.testkit.contract.task.TimeoutContract;
import dev.wanedit.testkit.contract.task.UnsolicitedAnswerContract;
import dev.wanedit.testkit.contract.task.WireContract;
import dev.wanedit.testkit.contract.transfer.ChangedMediaContract;
import dev.wanedit.testkit.contract.transfer.DownloadContract;
import dev.wanedit.testkit.contract.transfer.DownloadFaultContract;
import dev.wanedit.testkit.contract.transfer.DownloadPaceContract;
import dev.wanedit.testkit.contract.transfer.ResultRedirectContract;
import dev.wanedit.testkit.contract.transfer.ResultUrlContract;
import dev.wanedit.testkit.contract.transfer.SmallHeapContract;
import dev.wanedit.testkit.contract.transfer.UploadContract;
import dev.wanedit.testkit.contract.transfer.UploadLimitContract;
import dev.wanedit.testkit.contract.transfer.UploadPaceContract;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract. The tests of an adapter extend this class once and name the adapter. They then run every part of
 * the contract, also parts of later versions, and cannot leave one out.
 */
public abstract class TransportContract implements ContractSubject {

    @Nested
    class Cancel extends CancelContract {}

    @Nested
    class Certificate extends CertificateContract {}

    @Nested
    class ChangedMedia extends ChangedMediaContract {}

    @Nested
    class Concurrency extends ConcurrencyContract {}

    @Nested
    class Create extends CreateContract {}

    @Nested
    class CreateCheck extends CreateCheckContract {}

    @Nested
    class OpenCreate extends OpenCreateContract {}

    @Nested
    class CreatePace extends CreatePaceContract {}

    @Nested
    class Disposal extends DisposalContract {}

    @Nested
    class Download extends DownloadContract {}

    @Nested
    class DownloadFault extends DownloadFaultContract {}

    @Nested
    class DownloadPace extends DownloadPaceContract {}

    @Nested
    class ErrorMapping extends ErrorMappingContract {}

    @Nested
    class Fault extends FaultContract {}

    @Nested
    class Header extends HeaderContract {}

    @Nested
    class HostileAnswer extends HostileAnswerContract {}

    @Nested
    class HostileText extends HostileTextContract {}

    @Nested
    class Identity extends IdentityContract {}

    @Nested
    class List extends ListContract {}

    @Nested
    class OddBody extends OddBodyContract {}

    @Nested
    class PlainProxy extends PlainProxyContract {}

    @Nested
    class Proxy extends ProxyContract {}

    @Nested
    class ProxyRefusal extends ProxyRefusalContract {}

    @Nested
    class Query extends QueryContract {}

    @Nested
    class Redirect extends RedirectContract {}

    @Nested
    class Resource extends ResourceContract {}

    @Nested
    class ResultRedirect extends ResultRedirectContract {}

    @Nested
    class ResultUrl extends ResultUrlContract {}

    @Nested
    class Secrets extends SecretsContract {}

    @Nested
    class SmallHeap extends SmallHeapContract {}

    @Nested
    class StalledHandshake extends StalledHandshakeContract {}

    @Nested
    class Status extends StatusContract {}

    @Nested
    class SubmitOnce extends SubmitOnceContract {}

    @Nested
    class Subscription extends SubscriptionContract {}

    @Nested
    class Timeout extends TimeoutContract {}

    @Nested
    class Tls extends TlsContract {}

    @Nested
    class UnaskedAnswer extends UnsolicitedAnswerContract {}

    @Nested
    class Upload extends UploadContract {}

    @Nested
    class UploadLimit extends UploadLimitContract {}

    @Nested
    class UploadPace extends UploadPaceContract {}

    @Nested
    class Wire extends WireContract {}
}
