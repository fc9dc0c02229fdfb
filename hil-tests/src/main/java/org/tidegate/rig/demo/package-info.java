/** The demo: one charger, its twins, and the story they play, in real or in virtual time. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.demo;
