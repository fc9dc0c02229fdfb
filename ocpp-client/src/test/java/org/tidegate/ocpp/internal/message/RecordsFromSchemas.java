package org.tidegate.ocpp.internal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first draft of message records from the published schemas, once per new OCPP edition:
 * {@code main(folder of 2.1 schemas, folder of 2.0.1 schemas, output folder)}. The draft is then
 * edited by hand; that it still says what the schemas say is proved by the schema tests, not by
 * this program.
 */
final class RecordsFromSchemas {
    /** One file of records. */
    private record Block(String name, String doc, List<String> calls, List<String> orders) {}

    private static final List<Block> BLOCKS =
            List.of(
                    block(
                            "Provisioning",
                            "Reports by criteria and network profiles (block B).",
                            "",
                            "GetReport SetNetworkProfile"),
                    block(
                            "Authorisation",
                            "Cache and local list of tokens (blocks C and D).",
                            "",
                            "ClearCache GetLocalListVersion SendLocalList"),
                    block(
                            "Availability",
                            "Taking connectors out of use, and unlocking them (blocks F and G).",
                            "",
                            "ChangeAvailability UnlockConnector"),
                    block(
                            "Reservation",
                            "Reservations (block H).",
                            "ReservationStatusUpdate",
                            "ReserveNow CancelReservation"),
                    block(
                            "Tariffs",
                            "Tariffs, and what a transaction costs by them (block I).",
                            "",
                            "CostUpdated SetDefaultTariff GetTariffs ClearTariffs"
                                    + " ChangeTransactionTariff"),
                    block(
                            "Payment",
                            "Payment at the station and on the web (block C).",
                            "NotifySettlement VatNumberValidation",
                            "NotifyWebPaymentStarted"),
                    block(
                            "Charging",
                            "Limits, needs and schedules around a charging profile (block K).",
                            "NotifyChargingLimit ClearedChargingLimit NotifyEVChargingNeeds"
                                    + " NotifyEVChargingSchedule NotifyPriorityCharging",
                            "UsePriorityCharging"),
                    block(
                            "V2x",
                            "What bidirectional charging adds outside of profiles (block Q).",
                            "",
                            "AFRRSignal NotifyAllowedEnergyTransfer"),
                    block(
                            "Der",
                            "Grid support set by the operator (block R).",
                            "ReportDERControl NotifyDERAlarm NotifyDERStartStop",
                            "SetDERControl GetDERControl ClearDERControl"),
                    block(
                            "Certificates",
                            "Certificates of station, contract and roots (blocks A and M).",
                            "Get15118EVCertificate GetCertificateStatus GetCertificateChainStatus"
                                    + " SignCertificate",
                            "CertificateSigned InstallCertificate GetInstalledCertificateIds"
                                    + " DeleteCertificate"),
                    block(
                            "Diagnostics",
                            "Logs and what is known about a customer (block N).",
                            "LogStatusNotification NotifyCustomerInformation",
                            "GetLog CustomerInformation"),
                    block(
                            "Monitoring",
                            "Monitors on variables (block N).",
                            "NotifyMonitoringReport",
                            "SetMonitoringBase SetMonitoringLevel SetVariableMonitoring"
                                    + " ClearVariableMonitoring GetMonitoringReport"),
                    block(
                            "Firmware",
                            "Firmware updates (block L).",
                            "FirmwareStatusNotification PublishFirmwareStatusNotification",
                            "UpdateFirmware PublishFirmware UnpublishFirmware"),
                    block(
                            "Display",
                            "Messages on the display (block O).",
                            "NotifyDisplayMessages",
                            "SetDisplayMessage GetDisplayMessages ClearDisplayMessage"),
                    block(
                            "Streams",
                            "Values at a high rate (block N, periodic event streams).",
                            "OpenPeriodicEventStream ClosePeriodicEventStream"
                                    + " NotifyPeriodicEventStream",
                            "AdjustPeriodicEventStream GetPeriodicEventStream"),
                    block(
                            "Battery",
                            "Battery swapping (block S).",
                            "BatterySwap",
                            "RequestBatterySwap"),
                    block(
                            "StationCall",
                            "What the station tells or asks the operator.",
                            "BootNotification Heartbeat StatusNotification Authorize"
                                    + " TransactionEvent MeterValues NotifyEvent"
                                    + " SecurityEventNotification NotifyReport"
                                    + " ReportChargingProfiles PullDynamicScheduleUpdate"
                                    + " DataTransfer",
                            ""),
                    block(
                            "OperatorCall",
                            "What the operator asks of the station.",
                            "",
                            "RequestStartTransaction RequestStopTransaction SetChargingProfile"
                                    + " UpdateDynamicSchedule GetChargingProfiles"
                                    + " ClearChargingProfile GetCompositeSchedule Reset"
                                    + " TriggerMessage GetVariables SetVariables GetBaseReport"
                                    + " GetTransactionStatus DataTransfer"),
                    block("Data", "The pieces messages are made of.", "", ""),
                    block("Profile", "Charging profiles as they travel.", "", ""),
                    block("Prices", "Price tables inside charging schedules.", "", ""),
                    block("OperatorAnswer", "The operator's answer.", "", ""));

    private static final Map<String, String> PLACES = places();

    private static Block block(String name, String doc, String calls, String orders) {
        return new Block(name, doc, words(calls), words(orders));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
    }

    /** Where a type goes and what it is called, unless by the rule. */
    private static Map<String, String> places() {
        var places = new TreeMap<String, String>();
        String named =
                """
                StatusInfoType Data.StatusInfo|AdditionalInfoType Data.AdditionalInfo|IdTokenType Data.IdToken
                MessageContentType Data.MessageContent|IdTokenInfoType Data.IdTokenInfo|EVSEType Data.Evse
                ComponentType Data.Component|VariableType Data.Variable|ChargingStationType Data.ChargingStation
                ModemType Data.Modem|UnitOfMeasureType Data.UnitOfMeasure|SampledValueType Data.SampledValue
                SignedMeterValueType Data.SignedMeterValue|MeterValueType Data.MeterValue
                TransactionType Data.TransactionInfo|TransactionLimitType Data.TransactionLimit
                EventDataType Data.EventData|VariableAttributeType Data.VariableAttribute
                VariableCharacteristicsType Data.VariableCharacteristics|ReportDataType Data.ReportData
                GetVariableDataType Data.GetVariableData|GetVariableResultType Data.GetVariableResult
                SetVariableDataType Data.SetVariableData|SetVariableResultType Data.SetVariableResult
                MessageFormatEnumType Data.MessageFormat|AuthorizationStatusEnumType Data.AuthorizationStatus
                AuthorizeCertificateStatusEnumType Data.CertificateStatus
                EnergyTransferModeEnumType Data.EnergyTransferMode|BootReasonEnumType Data.BootReason
                RegistrationStatusEnumType Data.RegistrationStatus|ConnectorStatusEnumType Data.ConnectorStatus
                EventTriggerEnumType Data.EventTrigger|EventNotificationEnumType Data.EventNotification
                AttributeEnumType Data.Attribute|MutabilityEnumType Data.Mutability|DataEnumType Data.DataKind
                GetVariableStatusEnumType Data.GetVariableStatus|SetVariableStatusEnumType Data.SetVariableStatus
                TransactionEventEnumType Data.EventType|ChargingStateEnumType Data.ChargingState
                LocationEnumType Data.Location|ReadingContextEnumType Data.ReadingContext
                MeasurandEnumType Data.Measurand|OperationModeEnumType Data.OperationMode
                ReasonEnumType Data.StoppedReason|TriggerReasonEnumType Data.TriggerReason
                PreconditioningStatusEnumType Data.PreconditioningStatus|PhaseEnumType Data.Phase|FirmwareType Firmware.Image
                RequestStartStopStatusEnumType OperatorCall.RequestStatus
                ChargingProfileStatusEnumType OperatorCall.ProfileStatus
                GenericStatusEnumType OperatorCall.GenericStatus
                GetChargingProfileStatusEnumType OperatorCall.GetProfilesStatus
                ClearChargingProfileStatusEnumType OperatorCall.ClearStatus|ResetEnumType OperatorCall.ResetKind
                ResetStatusEnumType OperatorCall.ResetStatus|TriggerMessageStatusEnumType OperatorCall.TriggerStatus
                ReportBaseEnumType OperatorCall.ReportBase
                GenericDeviceModelStatusEnumType OperatorCall.ReportStatus
                DataTransferStatusEnumType OperatorCall.DataTransferStatus
                MessageTriggerEnumType OperatorCall.MessageTrigger
                ChargingProfileType Profile.ChargingProfile|ChargingScheduleType Profile.ChargingSchedule
                ChargingSchedulePeriodType Profile.Period|LimitAtSoCType Profile.LimitAtSoC
                V2XFreqWattPointType Profile.FreqWattPoint|V2XSignalWattPointType Profile.SignalWattPoint
                ChargingScheduleUpdateType Profile.ScheduleUpdate|CompositeScheduleType Profile.CompositeSchedule
                ChargingProfileCriterionType Profile.Criterion|ClearChargingProfileType Profile.ClearCriteria
                ChargingProfilePurposeEnumType Profile.Purpose|ChargingProfileKindEnumType Profile.Kind
                RecurrencyKindEnumType Profile.RecurrencyKind|ChargingRateUnitEnumType Profile.RateUnit
                SalesTariffType Prices.SalesTariff|SalesTariffEntryType Prices.SalesTariffEntry
                RelativeTimeIntervalType Prices.RelativeTimeInterval|ConsumptionCostType Prices.ConsumptionCost
                CostType Prices.Cost|CostKindEnumType Prices.CostKind
                AbsolutePriceScheduleType Prices.AbsolutePriceSchedule
                PriceLevelScheduleType Prices.PriceLevelSchedule
                PriceLevelScheduleEntryType Prices.PriceLevelScheduleEntry|PriceRuleStackType Prices.PriceRuleStack
                PriceRuleType Prices.PriceRule|RationalNumberType Prices.RationalNumber|TaxRuleType Prices.TaxRule
                OverstayRuleListType Prices.OverstayRuleList|OverstayRuleType Prices.OverstayRule
                AdditionalSelectedServicesType Prices.AdditionalSelectedServices
                TariffType Tariffs.Tariff|TariffEnergyType Tariffs.TariffEnergy
                TariffEnergyPriceType Tariffs.TariffEnergyPrice|TariffTimeType Tariffs.TariffTime
                TariffTimePriceType Tariffs.TariffTimePrice|TariffFixedType Tariffs.TariffFixed
                TariffFixedPriceType Tariffs.TariffFixedPrice|TariffConditionsType Tariffs.TariffConditions
                TariffConditionsFixedType Tariffs.TariffConditionsFixed|TaxRateType Tariffs.TaxRate
                PriceType Tariffs.Price|DayOfWeekEnumType Tariffs.DayOfWeek|EvseKindEnumType Tariffs.EvseKind
                CostDetailsType Tariffs.CostDetails|ChargingPeriodType Tariffs.ChargingPeriod
                CostDimensionType Tariffs.CostDimension|CostDimensionEnumType Tariffs.CostDimensionKind
                TotalCostType Tariffs.TotalCost|TotalPriceType Tariffs.TotalPrice|TotalUsageType Tariffs.TotalUsage
                TariffCostEnumType Tariffs.CostKind|TariffKindEnumType Tariffs.TariffKind
                OCSPRequestDataType Certificates.OcspRequestData|HashAlgorithmEnumType Certificates.HashAlgorithm
                CertificateHashDataType Certificates.CertificateHashData
                GetCertificateStatusEnumType Certificates.GetStatus
                CertificateStatusEnumType Certificates.CertificateState
                GetInstalledCertificateStatusEnumType Certificates.InstalledStatus
                DeleteCertificateStatusEnumType Certificates.DeleteStatus
                InstallCertificateStatusEnumType Certificates.InstallStatus
                Iso15118EVCertificateStatusEnumType Certificates.EvCertificateStatus
                MonitorEnumType Monitoring.MonitorKind|ComponentVariableType Data.ComponentVariable
                LogEnumType Diagnostics.LogKind|DERControlEnumType Der.ControlKind
                DERControlStatusEnumType Der.ControlStatus|DERUnitEnumType Der.Unit
                PeriodicEventStreamParamsType Streams.StreamParams
                APNType Provisioning.Apn|VPNType Provisioning.Vpn|VPNEnumType Provisioning.VpnKind
                APNAuthenticationEnumType Provisioning.ApnAuthentication
                OCPPInterfaceEnumType Provisioning.OcppInterface|OCPPTransportEnumType Provisioning.OcppTransport
                OCPPVersionEnumType Provisioning.OcppVersion
                """;
        for (String each : named.strip().split("[|\n]", -1)) {
            String[] pair = each.strip().split(" ", -1);
            places.put(pair[0], pair[1]);
        }
        return places;
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder21;
    private final Path folder201;
    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final Map<String, String> typeBlock = new LinkedHashMap<>();

    /** Per owner and key, what 2.0.1 says; a missing node where it has none. */
    private final Map<String, JsonNode> older = new TreeMap<>();

    private final Map<String, Boolean> olderRequired = new TreeMap<>();
    private final Map<String, JsonNode> olderRoots = new TreeMap<>();
    private final Map<String, TreeSet<String>> olderWords = new TreeMap<>();

    private RecordsFromSchemas(Path folder21, Path folder201) {
        this.folder21 = folder21;
        this.folder201 = folder201;
    }

    public static void main(String[] args) throws IOException {
        var it = new RecordsFromSchemas(Path.of(args[0]), Path.of(args[1]));
        it.learn();
        Path out = Files.createDirectories(Path.of(args[2]));
        for (Block block : BLOCKS) {
            Files.writeString(out.resolve(block.name + ".java"), it.file(block));
        }
    }

    private void learn() throws IOException {
        for (Block block : BLOCKS) {
            for (String message : both(block)) {
                for (String suffix : List.of("Request", "Response", "")) {
                    String name = message + suffix;
                    if (!Files.exists(folder21.resolve(name + ".json"))) {
                        continue;
                    }
                    JsonNode root = mapper.readTree(folder21.resolve(name + ".json").toFile());
                    for (var each : root.path("definitions").properties()) {
                        types.put(each.getKey(), each.getValue());
                        typeBlock.merge(
                                each.getKey(), block.name, (a, b) -> a.equals(b) ? a : "Data");
                    }
                    Path old = folder201.resolve(name + ".json");
                    if (Files.exists(old)) {
                        JsonNode oldRoot = mapper.readTree(old.toFile());
                        compare(name, root, root, oldRoot, oldRoot);
                    }
                }
            }
        }
        PLACES.forEach(
                (type, place) -> typeBlock.put(type, place.substring(0, place.indexOf('.'))));
    }

    private static List<String> both(Block block) {
        return Stream.concat(block.calls.stream(), block.orders.stream()).toList();
    }

    private void compare(
            String owner, JsonNode node, JsonNode root, JsonNode old, JsonNode oldRoot) {
        for (var each : node.path("properties").properties()) {
            String key = owner + "." + each.getKey();
            JsonNode there = old.path("properties").path(each.getKey());
            older.put(key, there);
            olderRoots.put(key, oldRoot);
            olderRequired.put(key, required(old, each.getKey()));
            descend(each.getValue(), root, there, oldRoot);
        }
    }

    private void descend(JsonNode node, JsonNode root, JsonNode old, JsonNode oldRoot) {
        if (old.isMissingNode()) {
            return;
        }
        if (node.has("items")) {
            descend(node.get("items"), root, old.path("items"), oldRoot);
        } else if (node.has("$ref")) {
            String name = refName(node);
            JsonNode type = root.path("definitions").path(name);
            JsonNode oldType = resolve(old, oldRoot);
            if (type.has("enum")) {
                var all = new TreeSet<String>();
                oldType.path("enum").forEach(e -> all.add(e.asText()));
                olderWords.put(name, all);
            } else {
                compare(name, type, root, oldType, oldRoot);
            }
        }
    }

    private static String refName(JsonNode node) {
        return node.path("$ref").asText().substring("#/definitions/".length());
    }

    private static JsonNode resolve(JsonNode node, JsonNode root) {
        return node.has("$ref") ? root.path("definitions").path(refName(node)) : node;
    }

    private static boolean required(JsonNode schema, String key) {
        for (JsonNode each : schema.path("required")) {
            if (each.asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private String file(Block block) throws IOException {
        var body = new StringBuilder();
        boolean operator = block.name.equals("OperatorAnswer");
        List<String> calls =
                operator
                        ? BLOCKS.stream()
                                .filter(b -> b.name.equals("StationCall"))
                                .findFirst()
                                .orElseThrow()
                                .calls
                        : block.calls;
        for (String call : calls) {
            if (!operator) {
                boolean send = call.equals("NotifyPeriodicEventStream");
                message(
                        block,
                        call,
                        send ? "" : "Request",
                        send ? "StationSend" : "StationCall",
                        body);
            }
            if (!block.name.equals("StationCall")) {
                message(block, call, "Response", "OperatorAnswer", body);
            }
        }
        for (String order : block.orders) {
            message(block, order, "Request", "OperatorCall", body);
            message(block, order, "Response", "OperatorCall.Answer", body);
        }
        for (boolean enums : new boolean[] {false, true}) {
            for (var each : types.entrySet()) {
                if (block.name.equals(typeBlock.get(each.getKey()))
                        && each.getValue().has("enum") == enums
                        && !each.getKey().equals("CustomDataType")) {
                    if (enums) {
                        enumeration(each.getKey(), each.getValue(), body);
                    } else {
                        record(
                                block,
                                javaName(each.getKey()),
                                each.getKey(),
                                each.getValue(),
                                "",
                                false,
                                body);
                    }
                }
            }
        }
        var head = new StringBuilder("package org.tidegate.ocpp.internal.message;\n\n");
        for (String type :
                List.of(
                        "java.time.Instant",
                        "java.util.List",
                        "org.jspecify.annotations.Nullable",
                        "org.tidegate.ocpp.internal.json.Count",
                        "org.tidegate.ocpp.internal.json.In201",
                        "org.tidegate.ocpp.internal.json.Opaque",
                        "org.tidegate.ocpp.internal.json.Range",
                        "org.tidegate.ocpp.internal.json.Since21",
                        "org.tidegate.ocpp.internal.json.Text",
                        "org.tidegate.ocpp.internal.json.Wire",
                        "org.tidegate.ocpp.internal.json.Words201")) {
            String simple = type.substring(type.lastIndexOf('.') + 1);
            if (body.toString().matches("(?s).*\\b" + simple + "\\b.*")) {
                head.append("import ").append(type).append(";\n");
            }
        }
        return head.append("\n/** ")
                .append(block.doc)
                .append(" */\npublic interface ")
                .append(block.name)
                .append(" {\n")
                .append(body)
                .append("}\n")
                .toString();
    }

    private void message(
            Block block, String action, String suffix, String implemented, StringBuilder body)
            throws IOException {
        Path path = folder21.resolve(action + suffix + ".json");
        if (!Files.exists(path)) {
            return;
        }
        JsonNode root = mapper.readTree(path.toFile());
        String name = suffix.equals("Response") ? action + suffix : action;
        boolean empty = root.path("properties").size() == 1;
        if (empty && implemented.equals("OperatorAnswer")) {
            return; // said by Received
        }
        boolean since21 = !Files.exists(folder201.resolve(action + suffix + ".json"));
        record(block, name, action + suffix, root, " implements " + implemented, since21, body);
    }

    private void record(
            Block block,
            String name,
            String owner,
            JsonNode schema,
            String implemented,
            boolean since21,
            StringBuilder body) {
        var components = new ArrayList<String>();
        for (String key : order(block, name, schema)) {
            components.add(component(block, owner, key, schema));
        }
        body.append(since21 ? "\n@Since21" : "")
                .append("\nrecord ")
                .append(name)
                .append('(')
                .append(String.join(", ", components))
                .append(')')
                .append(implemented)
                .append(" {}\n");
    }

    /** As the record has it already, then what the schema adds. */
    private static List<String> order(Block block, String name, JsonNode schema) {
        var keys = new ArrayList<String>();
        schema.path("properties").properties().forEach(p -> keys.add(p.getKey()));
        keys.remove("customData");
        try {
            Class<?> present =
                    Class.forName(
                            RecordsFromSchemas.class.getPackageName()
                                    + "."
                                    + block.name
                                    + "$"
                                    + name);
            var sorted = new ArrayList<String>();
            for (var c : Objects.requireNonNull(present.getRecordComponents())) {
                keys.stream().filter(k -> identifier(k).equals(c.getName())).forEach(sorted::add);
            }
            keys.stream().filter(k -> !sorted.contains(k)).forEach(sorted::add);
            return sorted;
        } catch (ClassNotFoundException _) {
            return keys;
        }
    }

    private static String identifier(String key) {
        String name =
                Arrays.stream(key.split("_"))
                        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                        .collect(Collectors.joining());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private String component(Block block, String owner, String key, JsonNode schema) {
        JsonNode property = schema.path("properties").get(key);
        String id = identifier(key);
        boolean required = required(schema, key);
        boolean list = property.has("items");
        JsonNode value = list ? property.get("items") : property;
        var out = new StringBuilder();
        overlay(owner + "." + key, required, list, out);
        if (!id.equals(key)) {
            out.append("@Wire(\"").append(key).append("\") ");
        }
        JsonNode bare = bare(value);
        if (list && (property.path("minItems").asInt(0) != 1 || property.has("maxItems"))) {
            var count = new ArrayList<String>();
            if (property.path("minItems").asInt(0) != 1) {
                count.add("min = " + property.path("minItems").asInt(0));
            }
            if (property.has("maxItems")) {
                count.add("max = " + property.get("maxItems").asInt());
            }
            out.append("@Count(").append(String.join(", ", count)).append(") ");
        }
        if (bare.has("maxLength") && !bare.has("enum")) {
            out.append("@Text(").append(bare.get("maxLength").asInt()).append(") ");
        }
        if (bare.has("minimum") || bare.has("maximum")) {
            var range = new ArrayList<String>();
            if (bare.has("minimum")) {
                range.add("min = " + number(bare.get("minimum")));
            }
            if (bare.has("maximum")) {
                range.add("max = " + number(bare.get("maximum")));
            }
            out.append("@Range(").append(String.join(", ", range)).append(") ");
        }
        String type = type(block, value, list || !required);
        if (list) {
            out.append(required ? "" : "@Nullable ").append("List<").append(type).append('>');
        } else if (required) {
            out.append(type);
        } else if (type.contains(".")) {
            out.append(type.replace(".", ".@Nullable "));
        } else {
            out.append("@Nullable ").append(type);
        }
        return out.append(' ').append(id).toString();
    }

    private JsonNode bare(JsonNode value) {
        return value.has("$ref") ? Objects.requireNonNull(types.get(refName(value))) : value;
    }

    private static String number(JsonNode n) {
        double value = n.asDouble();
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void overlay(String key, boolean required, boolean list, StringBuilder out) {
        if (!older.containsKey(key)) {
            return;
        }
        JsonNode old = older.get(key);
        if (old.isMissingNode()) {
            out.append("@Since21 ");
            return;
        }
        JsonNode oldRoot = Objects.requireNonNull(olderRoots.get(key));
        JsonNode value = resolve(list ? old.path("items") : old, oldRoot);
        JsonNode owner = types.get(key.substring(0, key.indexOf('.')));
        JsonNode now = property(key, owner);
        JsonNode nowValue = now.has("items") ? now.get("items") : now;
        nowValue = bare(nowValue);
        var parts = new ArrayList<String>();
        if (value.has("enum") && !nowValue.has("enum")) {
            parts.add(
                    "words = Words201."
                            + javaName(refName(list ? old.get("items") : old))
                            + ".class");
        } else if (!value.has("enum")
                && value.path("maxLength").asInt(0) != nowValue.path("maxLength").asInt(0)) {
            parts.add("text = " + value.path("maxLength").asInt(0));
        }
        if (value.has("minimum")) {
            parts.add("min = " + number(value.get("minimum")));
        }
        if (value.has("maximum")) {
            parts.add("max = " + number(value.get("maximum")));
        }
        if (olderRequired.getOrDefault(key, false) && !required) {
            parts.add("required = true");
        }
        if (value.path("type").asText().equals("integer")
                && nowValue.path("type").asText().equals("number")) {
            parts.add("whole = true");
        }
        if (!parts.isEmpty()) {
            out.append("@In201(").append(String.join(", ", parts)).append(") ");
        }
    }

    private JsonNode property(String key, @Nullable JsonNode owner) {
        String name = key.substring(key.indexOf('.') + 1);
        if (owner != null) {
            return owner.path("properties").path(name);
        }
        try {
            return mapper.readTree(
                            folder21.resolve(key.substring(0, key.indexOf('.')) + ".json").toFile())
                    .path("properties")
                    .path(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String javaName(String type) {
        String place = PLACES.get(type);
        if (place != null) {
            return place.substring(place.indexOf('.') + 1);
        }
        return type.replaceAll("(EnumType|Type)$", "");
    }

    private String type(Block block, JsonNode value, boolean boxed) {
        if (value.has("$ref")) {
            String name = refName(value);
            String home = Objects.requireNonNull(typeBlock.get(name));
            return home.equals(block.name) ? javaName(name) : home + "." + javaName(name);
        }
        return switch (value.path("type").asText()) {
            case "string" ->
                    value.path("format").asText().equals("date-time") ? "Instant" : "String";
            case "integer" -> boxed ? "Integer" : "int";
            case "number" -> boxed ? "Double" : "double";
            case "boolean" -> boxed ? "Boolean" : "boolean";
            default -> "Opaque";
        };
    }

    private void enumeration(String type, JsonNode schema, StringBuilder body) {
        body.append("\nenum ").append(javaName(type)).append(" {\n");
        TreeSet<String> old = olderWords.get(type);
        var constants = new ArrayList<String>();
        schema.path("enum")
                .forEach(e -> {
                    String spelling = e.asText();
                    String constant =
                            spelling.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                                    .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                                    .replaceAll("[^A-Za-z0-9]", "_")
                                    .toUpperCase(Locale.ROOT)
                                    .replace("V2_G", "V2G")
                                    .replace("V2_X", "V2X")
                                    .replace("SO_C", "SOC")
                                    .replace("T_IME", "TIME");
                    if (Character.isDigit(constant.charAt(0))) {
                        constant = "_" + constant;
                    }
                    String since = old != null && !old.contains(spelling) ? "@Since21 " : "";
                    String wire =
                            camel(constant).equals(spelling) ? "" : "@Wire(\"" + spelling + "\") ";
                    constants.add(since + wire + constant);
                });
        body.append(String.join(",\n", constants)).append("\n}\n");
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_", -1))
                .filter(w -> !w.isEmpty())
                .map(w -> w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }
}
