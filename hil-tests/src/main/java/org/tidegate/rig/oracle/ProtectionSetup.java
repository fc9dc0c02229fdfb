package org.tidegate.rig.oracle;

import org.tidegate.protection.ProtectionSettings;

import java.util.List;

/**
 * One set of parameters of a scenario, translated: for our engine, for the converter behind it and
 * for the battery behind that.
 *
 * @param letters how the trip column writes each stage; in the order of the settings' stages
 * @param joined between two stages in the trip column
 * @param ratedPu rated active power per unit of rated apparent power: the base of demands
 * @param efficiency from the available power of a generator to its terminals
 * @param storage false: a generator, which exports what it has and cannot import
 */
record ProtectionSetup(
        ProtectionSettings settings,
        List<String> letters,
        String joined,
        ConverterModel.Parameters converter,
        BatteryModel.Parameters battery,
        double ratedPu,
        double efficiency,
        boolean storage,
        boolean permitService,
        boolean inService,
        double initialSoc) {}
