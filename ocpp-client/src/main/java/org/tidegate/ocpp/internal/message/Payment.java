package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Payment at the station and on the web (block C). */
public interface Payment {

    @Since21
    record NotifySettlement(
            @Text(36) @Nullable String transactionId,
            @Text(255) String pspRef,
            PaymentStatus status,
            @Text(500) @Nullable String statusInfo,
            double settlementAmount,
            Instant settlementTime,
            @Text(50) @Nullable String receiptId,
            @Text(2000) @Nullable String receiptUrl,
            @Nullable Address vatCompany,
            @Text(20) @Nullable String vatNumber)
            implements StationCall {}

    @Since21
    record NotifySettlementResponse(
            @Text(2000) @Nullable String receiptUrl, @Text(50) @Nullable String receiptId)
            implements OperatorAnswer {}

    @Since21
    record VatNumberValidation(@Text(20) String vatNumber, @Range(min = 0) @Nullable Integer evseId)
            implements StationCall {}

    @Since21
    record VatNumberValidationResponse(
            @Nullable Address company,
            Data.@Nullable StatusInfo statusInfo,
            @Text(20) String vatNumber,
            @Range(min = 0) @Nullable Integer evseId,
            OperatorCall.GenericStatus status)
            implements OperatorAnswer {}

    @Since21
    record NotifyWebPaymentStarted(@Range(min = 0) int evseId, int timeout)
            implements OperatorCall {}

    @Since21
    record NotifyWebPaymentStartedResponse() implements OperatorCall.Answer {}

    record Address(
            @Text(50) String name,
            @Text(100) String address1,
            @Text(100) @Nullable String address2,
            @Text(100) String city,
            @Text(20) @Nullable String postalCode,
            @Text(50) String country) {}

    enum PaymentStatus {
        SETTLED,
        CANCELED,
        REJECTED,
        FAILED
    }
}
