package org.tidegate.rig.demo;
import java.net.URI;
import java.nio.file.Path;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.rig.story.*;
import org.tidegate.rig.vehicle.EvccSettings;
public final class FastMain {
  public static void main(String[] a) throws Exception {
    long seed = a.length>0?Long.parseLong(a[0]):1;
    var rig = new VirtualRig(new Twins.World(seed, MainJob.BATTERY_WH, MainJob.START_SOC_PERCENT, 50), EvccSettings.car().withTarget(MainJob.TARGET_SOC_PERCENT, true).withMinimum(20), DemoSite.settings(URI.create("ws://twin/ocpp")), new FileDisk(Path.of("/tmp/demo-j"+System.nanoTime())));
    var story = new Story(Timeline.virtual(rig.simulation()), rig.actors(), rig.charger().snapshots(), new Narrator(System.out, true));
    long t0=System.nanoTime();
    var r = story.play(MainJob.steps());
    System.out.println("failed "+r.stream().filter(x->!x.passed()).count()+" wall "+(System.nanoTime()-t0)/1e9);
    System.exit(0);
  }
}
