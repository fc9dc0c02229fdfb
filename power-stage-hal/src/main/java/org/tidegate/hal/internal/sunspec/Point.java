package org.tidegate.hal.internal.sunspec;

/**
 * One point of an information model.
 *
 * @param offset registers from the model's ID register
 * @param scaleOffset where the model keeps this point's scale factor; 0 when it has none
 */
record Point(int model, String name, int offset, PointType type, int scaleOffset) {
    /** {@code 704.WSet}, for messages. */
    String label() {
        return model + "." + name;
    }
}
