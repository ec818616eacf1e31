package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.wire.ErrorClassifier;
import dev.wanedit.wire.body.ErrorBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter",
        "400, invalid_parameter",
        "400, InvalidParameter.Ratio",
        "422, BadRequest.TooLarge",
        "400, InvalidURL",
        "400, InvalidFile.Format",
        "400, InvalidImageResolution",
        "400, DataInspectionFailed",
        "400, IPInfringementSuspect",
        "400, CustomRoleBlocked",
        "200, InvalidParameter",
        ", InvalidParameter"
    })
    void of_whenTheCodeIsAboutTheJob_isFinal(Integer status, String code) {
        assertThat(of(status, code)).isEqualTo(CreateRefusal.OF_THE_JOB);
    }

    @ParameterizedTest
    @CsvSource({
        "301,",
        "302,",
        "307,",
        "308,",
        "400,",
        "404,",
        "405,",
        "407,",
        "410,",
        "413,",
        "414,",
        "415,",
        "422,",
        "451,",
        "404, ModelNotFound",
        "400, model_not_found",
        "404, WorkSpaceNotFound",
        "200, ModelNotFound",
        "400, UnsupportedOperation",
        "400, InvalidURL.Timeout",
        "400, InvalidURL.ConnectionRefused",
        "400, InvalidParameter.DataInspection",
        "400, NO_ROUTE_OF_THIS_GATEWAY",
        "404, InvalidParameter",
        "302, InvalidParameter"
    })
    void of_whenTheRequestWasNotCarriedOut_leavesTheJobUsable(Integer status, String code) {
        assertThat(of(status, code)).isEqualTo(CreateRefusal.OF_SOMETHING_ELSE);
    }

    /** The 2xx with a code can be the service's answer, wrapped by a gateway: the task exists. */
    @ParameterizedTest
    @CsvSource({
        "200, Success",
        "200, 0",
        "201, OK",
        "300,",
        "303,",
        "304,",
        "406,",
        "409,",
        "423,",
        "424,",
        "425,",
        "460,",
        "499,",
        "409, InvalidParameter",
        ",",
        ", SomethingNew"
    })
    void of_whenATaskMayExist_provesNothing(Integer status, String code) {
        assertThat(of(status, code)).isEqualTo(CreateRefusal.PROVES_NOTHING);
    }

    /** What the classification makes of an answer to a create. */
    @ParameterizedTest
    @CsvSource({
        "401,",
        "401, InvalidApiKey",
        "401, no_consumer",
        "403, AccessDenied",
        "403, Model.AccessDenied",
        "403, AllocationQuota.FreeTierOnly",
        "403, InvalidApiKey",
        "403, Arrearage",
        "403, Throttling.RateQuota",
        "403, ModelNotFound",
        "402, Arrearage",
        "402, InvalidParameter",
        "400, Arrearage",
        "400, Throttling",
        "200, InvalidApiKey",
        "200, AccessDenied",
        "429,",
        "429, postpaid_bill_overdue",
        "404, AccessDenied"
    })
    void of_whenTheServiceRefusedTheAccount_leavesTheJobUsable(int status, String code) {
        assertThat(CreateRefusal.of(classified(status, code))).isEqualTo(CreateRefusal.OF_SOMETHING_ELSE);
    }

    /** A filter blocks an answer by 403 after the service has given it. */
    @ParameterizedTest
    @CsvSource({
        "402,",
        "402, 402",
        "403,",
        "403, forbidden",
        "403, 403",
        "409, AccessDenied",
        "499, InvalidApiKey",
        "499, Throttling",
        "303, Arrearage",
        "500, InvalidApiKey",
        "408, AccessDenied",
        "400, InternalError",
        "200, SystemError"
    })
    void of_whenSomethingInBetweenMayHaveRefusedTheAccount_provesNothing(int status, String code) {
        assertThat(CreateRefusal.of(classified(status, code))).isEqualTo(CreateRefusal.PROVES_NOTHING);
    }

    private static ServiceException classified(int status, String code) {
        return ErrorClassifier.classify(status, new ErrorBody(null, code, null, null), null, null);
    }

    private static CreateRefusal of(Integer status, String code) {
        return CreateRefusal.of(
                new RequestRejectedException("It was refused.", new ErrorContext(null, null, null, status, code)));
    }
}
