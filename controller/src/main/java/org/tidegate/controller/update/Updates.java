package org.tidegate.controller.update;

/**
 * What one orderer of firmware sees of the update: it hands a finished file over and looks at what
 * becomes of it. The bundle carries its maker's signature; whoever fetched it may have checked
 * another one before. Each orderer has its own.
 */
public interface Updates {
    /**
     * Hands over; returns at once.
     *
     * @return false if the last order has not even been taken yet
     */
    boolean hand(UpdateOrder order);

    /** The update in work, or how the last one ended; from any thread, without waiting. */
    UpdateStatus status();

    /** The last order that came while another one was in work; request 0 for none. */
    UpdateAction.Refuse refusal();
}
